// The names of PlanSheets.module.css, written by `npm run styles`.
export const name: string;
export const order: string;
export const remark: string;
export const scale: string;
export const sheet: string;
export const sheets: string;
export const sketch: string;
export const tools: string;
