// The names of Legend.module.css, written by `npm run styles`.
export const cell: string;
export const closed: string;
export const entries: string;
export const entry: string;
export const legend: string;
export const ramp: string;
