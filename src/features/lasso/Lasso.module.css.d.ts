// The names of Lasso.module.css, written by `npm run styles`.
export const area: string;
export const controls: string;
export const hint: string;
export const stroke: string;
