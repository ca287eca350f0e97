// The names of chip-strip.module.css, written by `npm run styles`.
export const chips: string;
