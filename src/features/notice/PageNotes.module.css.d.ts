// The names of PageNotes.module.css, written by `npm run styles`.
export const note: string;
export const notes: string;
export const sentences: string;
