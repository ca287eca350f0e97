// The names of TimeBar.module.css, written by `npm run styles`.
export const bar: string;
export const failed: string;
export const head: string;
export const loading: string;
export const main: string;
export const placeholder: string;
export const weekPanel: string;
