// The names of EmergencyStart.module.css, written by `npm run styles`.
export const menu: string;
