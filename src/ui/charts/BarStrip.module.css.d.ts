// The names of BarStrip.module.css, written by `npm run styles`.
export const strip: string;
