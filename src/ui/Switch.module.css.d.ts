// The names of Switch.module.css, written by `npm run styles`.
export const box: string;
export const row: string;
