// The names of dossier-content.module.css, written by `npm run styles`.
export const link: string;
export const note: string;
export const plainList: string;
export const quantity: string;
