// The names of IncidentDossier.module.css, written by `npm run styles`.
export const summary: string;
