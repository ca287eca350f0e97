// The names of DistrictsPage.module.css, written by `npm run styles`.
export const cards: string;
export const districts: string;
export const head: string;
