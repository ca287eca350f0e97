// The names of AccessForm.module.css, written by `npm run styles`.
export const access: string;
