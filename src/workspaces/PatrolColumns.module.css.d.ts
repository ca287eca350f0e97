// The names of PatrolColumns.module.css, written by `npm run styles`.
export const stack: string;
export const strip: string;
