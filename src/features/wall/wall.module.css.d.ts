// The names of wall.module.css, written by `npm run styles`.
export const behind: string;
export const keys: string;
export const note: string;
export const rotation: string;
