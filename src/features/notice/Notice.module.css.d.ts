// The names of Notice.module.css, written by `npm run styles`.
export const dot: string;
export const notice: string;
export const sources: string;
