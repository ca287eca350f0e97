// The names of Whistles.module.css, written by `npm run styles`.
export const whistles: string;
