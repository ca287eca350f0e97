// The names of Forms.module.css, written by `npm run styles`.
export const duties: string;
export const fault: string;
export const field: string;
export const fields: string;
export const form: string;
export const missing: string;
