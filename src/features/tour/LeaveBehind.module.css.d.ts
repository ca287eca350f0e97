// The names of LeaveBehind.module.css, written by `npm run styles`.
export const cards: string;
export const line: string;
export const paper: string;
export const sheet: string;
export const stop: string;
export const stops: string;
