// The names of UnitsPage.module.css, written by `npm run styles`.
export const columns: string;
export const heads: string;
export const hint: string;
export const units: string;
export const warning: string;
