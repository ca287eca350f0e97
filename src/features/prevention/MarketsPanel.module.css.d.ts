// The names of MarketsPanel.module.css, written by `npm run styles`.
export const activity: string;
export const days: string;
export const tips: string;
