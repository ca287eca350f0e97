// The names of MarketPoster.module.css, written by `npm run styles`.
export const paper: string;
