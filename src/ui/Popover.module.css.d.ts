// The names of Popover.module.css, written by `npm run styles`.
export const body: string;
export const head: string;
export const host: string;
export const popover: string;
