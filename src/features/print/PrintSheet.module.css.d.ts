// The names of PrintSheet.module.css, written by `npm run styles`.
export const body: string;
export const legend: string;
export const sheet: string;
