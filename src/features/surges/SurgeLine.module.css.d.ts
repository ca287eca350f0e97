// The names of SurgeLine.module.css, written by `npm run styles`.
export const line: string;
export const words: string;
