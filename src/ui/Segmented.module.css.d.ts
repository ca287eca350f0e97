// The names of Segmented.module.css, written by `npm run styles`.
export const segmented: string;
