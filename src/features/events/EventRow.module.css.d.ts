// The names of EventRow.module.css, written by `npm run styles`.
export const event: string;
export const more: string;
export const side: string;
export const time: string;
export const words: string;
