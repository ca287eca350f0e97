// The names of Shape.module.css, written by `npm run styles`.
export const swatch: string;
