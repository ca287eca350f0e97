// The names of Item.module.css, written by `npm run styles`.
export const badges: string;
export const duties: string;
export const foot: string;
export const item: string;
export const steps: string;
