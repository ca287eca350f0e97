// The names of SeriesTimeline.module.css, written by `npm run styles`.
export const bar: string;
export const date: string;
export const grid: string;
export const hour: string;
export const picture: string;
export const reach: string;
export const theft: string;
