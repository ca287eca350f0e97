// The names of Dialog.module.css, written by `npm run styles`.
export const body: string;
export const dialog: string;
