// The names of MethodCards.module.css, written by `npm run styles`.
export const bar: string;
export const headline: string;
export const method: string;
