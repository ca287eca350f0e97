// The names of ChannelHours.module.css, written by `npm run styles`.
export const axis: string;
export const channel: string;
export const hours: string;
export const matrix: string;
export const ticks: string;
export const total: string;
