// The names of HandoverPage.module.css, written by `npm run styles`.
export const paper: string;
