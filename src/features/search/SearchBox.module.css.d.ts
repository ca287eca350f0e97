// The names of SearchBox.module.css, written by `npm run styles`.
export const foot: string;
export const hits: string;
export const search: string;
