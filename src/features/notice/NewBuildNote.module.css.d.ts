// The names of NewBuildNote.module.css, written by `npm run styles`.
export const note: string;
