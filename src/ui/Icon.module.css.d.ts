// The names of Icon.module.css, written by `npm run styles`.
export const icon: string;
