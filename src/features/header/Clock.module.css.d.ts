// The names of Clock.module.css, written by `npm run styles`.
export const clock: string;
export const date: string;
