// The names of PresentNote.module.css, written by `npm run styles`.
export const more: string;
export const note: string;
export const what: string;
