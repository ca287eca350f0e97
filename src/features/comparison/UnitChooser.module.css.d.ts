// The names of UnitChooser.module.css, written by `npm run styles`.
export const chooser: string;
export const head: string;
export const mark: string;
export const search: string;
