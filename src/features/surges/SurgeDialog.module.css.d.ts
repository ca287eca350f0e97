// The names of SurgeDialog.module.css, written by `npm run styles`.
export const list: string;
export const note: string;
export const seen: string;
export const state: string;
export const surge: string;
