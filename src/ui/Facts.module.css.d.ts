// The names of Facts.module.css, written by `npm run styles`.
export const fact: string;
export const facts: string;
