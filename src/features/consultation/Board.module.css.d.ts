// The names of Board.module.css, written by `npm run styles`.
export const board: string;
export const numbers: string;
export const row: string;
export const words: string;
