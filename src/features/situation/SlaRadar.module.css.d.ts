// The names of SlaRadar.module.css, written by `npm run styles`.
export const count: string;
export const department: string;
export const dot: string;
export const line: string;
export const radar: string;
export const readout: string;
export const track: string;
