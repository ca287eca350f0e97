// The names of PairBars.module.css, written by `npm run styles`.
export const bar: string;
export const bars: string;
export const note: string;
export const probability: string;
export const reason: string;
export const sum: string;
export const value: string;
export const weights: string;
