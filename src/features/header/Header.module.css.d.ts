// The names of Header.module.css, written by `npm run styles`.
export const brand: string;
export const header: string;
export const logo: string;
export const search: string;
export const tools: string;
