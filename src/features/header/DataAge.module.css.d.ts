// The names of DataAge.module.css, written by `npm run styles`.
export const age: string;
export const sources: string;
