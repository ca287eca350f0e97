// The names of TimeReadout.module.css, written by `npm run styles`.
export const caption: string;
export const range: string;
export const readout: string;
