// The names of Emergency.module.css, written by `npm run styles`.
export const actions: string;
export const fault: string;
export const field: string;
