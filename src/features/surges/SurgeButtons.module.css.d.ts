// The names of SurgeButtons.module.css, written by `npm run styles`.
export const button: string;
export const seen: string;
