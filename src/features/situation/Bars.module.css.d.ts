// The names of Bars.module.css, written by `npm run styles`.
export const bar: string;
export const barName: string;
export const bars: string;
export const figure: string;
export const median: string;
