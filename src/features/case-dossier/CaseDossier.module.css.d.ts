// The names of CaseDossier.module.css, written by `npm run styles`.
export const actions: string;
export const chain: string;
export const lines: string;
export const marks: string;
export const rows: string;
export const side: string;
