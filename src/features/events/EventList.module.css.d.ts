// The names of EventList.module.css, written by `npm run styles`.
export const body: string;
export const events: string;
