// The names of ForecastCard.module.css, written by `npm run styles`.
export const at: string;
export const card: string;
export const choices: string;
export const countKey: string;
export const countLine: string;
export const curve: string;
export const keys: string;
export const modelLine: string;
export const note: string;
export const oracleKey: string;
export const oracleLine: string;
export const progress: string;
export const rows: string;
export const verdict: string;
export const wide: string;
