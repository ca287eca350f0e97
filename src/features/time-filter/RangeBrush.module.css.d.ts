// The names of RangeBrush.module.css, written by `npm run styles`.
export const brush: string;
export const edge: string;
export const window: string;
