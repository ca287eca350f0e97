// The names of Elapsed.module.css, written by `npm run styles`.
export const elapsed: string;
