// The names of UnitFigures.module.css, written by `npm run styles`.
export const card: string;
