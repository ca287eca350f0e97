// The names of StatisticPanel.module.css, written by `npm run styles`.
export const axis: string;
export const bars: string;
export const share: string;
export const track: string;
