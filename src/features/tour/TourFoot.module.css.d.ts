// The names of TourFoot.module.css, written by `npm run styles`.
export const clock: string;
export const controls: string;
export const dots: string;
export const foot: string;
export const key: string;
export const place: string;
