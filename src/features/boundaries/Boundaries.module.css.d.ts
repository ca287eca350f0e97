// The names of Boundaries.module.css, written by `npm run styles`.
export const note: string;
