// The names of Rumours.module.css, written by `npm run styles`.
export const card: string;
export const cases: string;
export const column: string;
export const columns: string;
export const kinds: string;
export const note: string;
export const notice: string;
export const unknown: string;
