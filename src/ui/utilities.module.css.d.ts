// The names of utilities.module.css, written by `npm run styles`.
export const fieldLabel: string;
export const pointerOnly: string;
export const scroll: string;
export const visuallyHidden: string;
