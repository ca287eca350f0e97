// The names of IncidentList.module.css, written by `npm run styles`.
export const body: string;
export const incidents: string;
