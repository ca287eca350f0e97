// The names of Tour.module.css, written by `npm run styles`.
export const card: string;
export const choice: string;
export const choices: string;
export const list: string;
export const tour: string;
