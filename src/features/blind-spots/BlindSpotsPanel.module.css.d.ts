// The names of BlindSpotsPanel.module.css, written by `npm run styles`.
export const actions: string;
export const name: string;
export const proposals: string;
export const sign: string;
export const totals: string;
