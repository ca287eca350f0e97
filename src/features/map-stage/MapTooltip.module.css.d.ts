// The names of MapTooltip.module.css, written by `npm run styles`.
export const tooltip: string;
