// The names of WeekClock.module.css, written by `npm run styles`.
export const canvas: string;
export const clear: string;
export const clock: string;
export const foot: string;
export const grid: string;
export const head: string;
export const hint: string;
export const readout: string;
export const scale: string;
export const title: string;
