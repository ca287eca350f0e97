// The names of TimeHistogram.module.css, written by `npm run styles`.
export const axis: string;
export const bars: string;
export const plot: string;
export const today: string;
export const todayLabel: string;
