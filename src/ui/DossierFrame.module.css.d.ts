// The names of DossierFrame.module.css, written by `npm run styles`.
export const badges: string;
export const body: string;
export const dossier: string;
export const head: string;
export const kind: string;
export const section: string;
