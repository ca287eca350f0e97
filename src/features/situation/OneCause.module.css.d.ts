// The names of OneCause.module.css, written by `npm run styles`.
export const reports: string;
