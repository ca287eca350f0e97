// The names of MarketCameras.module.css, written by `npm run styles`.
export const figure: string;
export const row: string;
export const rows: string;
