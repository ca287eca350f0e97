// The names of pulse-layer.module.css, written by `npm run styles`.
export const pulses: string;
