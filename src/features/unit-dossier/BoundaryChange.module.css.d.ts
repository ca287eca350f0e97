// The names of BoundaryChange.module.css, written by `npm run styles`.
export const change: string;
export const picture: string;
export const sides: string;
export const units: string;
