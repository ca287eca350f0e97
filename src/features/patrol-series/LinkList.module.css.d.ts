// The names of LinkList.module.css, written by `npm run styles`.
export const detail: string;
export const figure: string;
export const head: string;
export const keys: string;
export const list: string;
