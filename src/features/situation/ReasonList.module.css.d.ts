// The names of ReasonList.module.css, written by `npm run styles`.
export const caption: string;
export const none: string;
export const reason: string;
export const reasons: string;
