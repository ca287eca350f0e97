// The names of DistrictCard.module.css, written by `npm run styles`.
export const card: string;
export const course: string;
export const facts: string;
export const head: string;
