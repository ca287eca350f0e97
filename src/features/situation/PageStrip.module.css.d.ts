// The names of PageStrip.module.css, written by `npm run styles`.
export const extent: string;
export const strip: string;
