// The names of AssessmentTable.module.css, written by `npm run styles`.
export const formula: string;
export const table: string;
