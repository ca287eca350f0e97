// The names of paper.module.css, written by `npm run styles`.
export const desk: string;
export const tools: string;
