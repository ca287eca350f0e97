// The names of Difference.module.css, written by `npm run styles`.
export const difference: string;
export const none: string;
export const value: string;
export const verdict: string;
