// The names of Near.module.css, written by `npm run styles`.
export const name: string;
export const rows: string;
export const sign: string;
