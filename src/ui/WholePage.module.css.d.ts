// The names of WholePage.module.css, written by `npm run styles`.
export const aside: string;
export const head: string;
export const page: string;
export const tools: string;
