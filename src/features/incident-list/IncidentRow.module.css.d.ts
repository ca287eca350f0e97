// The names of IncidentRow.module.css, written by `npm run styles`.
export const incident: string;
export const more: string;
export const side: string;
export const time: string;
export const words: string;
