// The names of PosterSheet.module.css, written by `npm run styles`.
export const call: string;
export const days: string;
export const foot: string;
export const head: string;
export const large: string;
export const sheet: string;
export const small: string;
