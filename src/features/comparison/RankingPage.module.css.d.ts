// The names of RankingPage.module.css, written by `npm run styles`.
export const axis: string;
export const head: string;
export const note: string;
export const small: string;
export const table: string;
