// The names of EndedNote.module.css, written by `npm run styles`.
export const ended: string;
