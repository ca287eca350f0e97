// The names of FiguresPage.module.css, written by `npm run styles`.
export const lead: string;
export const paper: string;
export const rule: string;
export const sheet: string;
