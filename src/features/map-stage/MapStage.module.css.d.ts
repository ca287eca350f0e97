// The names of MapStage.module.css, written by `npm run styles`.
export const canvas: string;
export const health: string;
export const note: string;
export const stage: string;
