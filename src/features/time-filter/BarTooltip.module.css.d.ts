// The names of BarTooltip.module.css, written by `npm run styles`.
export const tooltip: string;
