// The names of canvases.module.css, written by `npm run styles`.
export const marks: string;
export const unitFill: string;
