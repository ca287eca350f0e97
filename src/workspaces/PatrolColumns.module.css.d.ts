// The names of PatrolColumns.module.css, written by `npm run styles`.
export const chips: string;
export const stack: string;
export const strip: string;
