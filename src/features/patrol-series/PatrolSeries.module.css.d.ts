// The names of PatrolSeries.module.css, written by `npm run styles`.
export const done: string;
export const fault: string;
export const hypothesis: string;
export const list: string;
export const none: string;
export const progress: string;
export const role: string;
