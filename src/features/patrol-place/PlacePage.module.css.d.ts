// The names of PlacePage.module.css, written by `npm run styles`.
export const fits: string;
export const grows: string;
export const hint: string;
export const note: string;
export const nothing: string;
export const off: string;
export const pictures: string;
export const progress: string;
export const setting: string;
export const stacked: string;
export const table: string;
export const wide: string;
