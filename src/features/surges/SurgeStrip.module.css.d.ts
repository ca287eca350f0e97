// The names of SurgeStrip.module.css, written by `npm run styles`.
export const actions: string;
export const seenLine: string;
export const sign: string;
export const strip: string;
export const text: string;
export const where: string;
export const words: string;
