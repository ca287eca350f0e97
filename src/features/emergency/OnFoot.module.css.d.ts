// The names of OnFoot.module.css, written by `npm run styles`.
export const reach: string;
