// The names of Prevention.module.css, written by `npm run styles`.
export const city: string;
export const column: string;
export const columns: string;
export const headline: string;
export const script: string;
export const table: string;
export const tip: string;
