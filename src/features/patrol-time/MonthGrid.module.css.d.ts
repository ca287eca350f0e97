// The names of MonthGrid.module.css, written by `npm run styles`.
export const day: string;
export const held: string;
export const lunar: string;
export const mark: string;
export const month: string;
export const solar: string;
export const week: string;
export const weekday: string;
