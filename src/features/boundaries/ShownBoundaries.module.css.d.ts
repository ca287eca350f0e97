// The names of ShownBoundaries.module.css, written by `npm run styles`.
export const note: string;
