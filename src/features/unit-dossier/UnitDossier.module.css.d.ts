// The names of UnitDossier.module.css, written by `npm run styles`.
export const actions: string;
