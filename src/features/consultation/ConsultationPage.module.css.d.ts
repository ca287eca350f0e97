// The names of ConsultationPage.module.css, written by `npm run styles`.
export const column: string;
export const columns: string;
