// The names of PaperPage.module.css, written by `npm run styles`.
export const paper: string;
export const tools: string;
