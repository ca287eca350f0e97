// The names of SeriesCard.module.css, written by `npm run styles`.
export const card: string;
export const form: string;
export const members: string;
