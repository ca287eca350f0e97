// The names of UnitIncidents.module.css, written by `npm run styles`.
export const big: string;
export const progresses: string;
