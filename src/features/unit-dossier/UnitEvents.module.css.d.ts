// The names of UnitEvents.module.css, written by `npm run styles`.
export const big: string;
export const progresses: string;
