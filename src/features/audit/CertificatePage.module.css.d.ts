// The names of CertificatePage.module.css, written by `npm run styles`.
export const paper: string;
