// The names of NumberBar.module.css, written by `npm run styles`.
export const note: string;
export const numberBar: string;
export const tile: string;
export const value: string;
export const wait: string;
