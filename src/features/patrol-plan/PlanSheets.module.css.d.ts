// The names of PlanSheets.module.css, written by `npm run styles`.
export const name: string;
export const order: string;
export const paper: string;
export const remark: string;
export const scale: string;
export const sheet: string;
export const sketch: string;
