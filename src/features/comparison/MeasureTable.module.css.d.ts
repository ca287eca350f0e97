// The names of MeasureTable.module.css, written by `npm run styles`.
export const part: string;
export const table: string;
export const unknown: string;
