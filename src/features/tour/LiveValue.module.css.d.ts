// The names of LiveValue.module.css, written by `npm run styles`.
export const notes: string;
export const value: string;
