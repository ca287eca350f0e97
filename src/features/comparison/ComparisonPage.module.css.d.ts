// The names of ComparisonPage.module.css, written by `npm run styles`.
export const body: string;
export const head: string;
export const page: string;
export const period: string;
