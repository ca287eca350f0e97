// The names of StopCard.module.css, written by `npm run styles`.
export const card: string;
export const figures: string;
export const kicker: string;
export const mixed: string;
export const more: string;
export const problems: string;
export const rows: string;
export const source: string;
export const text: string;
