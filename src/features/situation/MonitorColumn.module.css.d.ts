// The names of MonitorColumn.module.css, written by `npm run styles`.
export const body: string;
export const capped: string;
export const fits: string;
export const grows: string;
export const pair: string;
export const reads: string;
export const shrinks: string;
export const stack: string;
export const tools: string;
