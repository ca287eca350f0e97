// The names of CommandPalette.module.css, written by `npm run styles`.
export const palette: string;
