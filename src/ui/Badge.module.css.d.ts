// The names of Badge.module.css, written by `npm run styles`.
export const badge: string;
