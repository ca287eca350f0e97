// The names of Notice.module.css, written by `npm run styles`.
export const notice: string;
export const sources: string;
