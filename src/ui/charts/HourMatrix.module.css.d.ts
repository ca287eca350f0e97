// The names of HourMatrix.module.css, written by `npm run styles`.
export const cell: string;
export const figure: string;
export const hatchSample: string;
export const hours: string;
export const legend: string;
export const matrix: string;
export const name: string;
export const row: string;
export const scale: string;
export const ticks: string;
