// The names of SilenceBanner.module.css, written by `npm run styles`.
export const banner: string;
