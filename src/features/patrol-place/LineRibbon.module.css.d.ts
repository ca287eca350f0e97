// The names of LineRibbon.module.css, written by `npm run styles`.
export const axis: string;
export const body: string;
export const heads: string;
export const hours: string;
export const lines: string;
export const note: string;
export const pair: string;
export const panel: string;
export const ribbon: string;
export const row: string;
export const total: string;
