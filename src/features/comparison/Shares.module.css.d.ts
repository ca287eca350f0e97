// The names of Shares.module.css, written by `npm run styles`.
export const hours: string;
export const none: string;
export const picture: string;
export const pictures: string;
export const row: string;
export const scale: string;
