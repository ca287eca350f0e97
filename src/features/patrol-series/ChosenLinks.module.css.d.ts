// The names of ChosenLinks.module.css, written by `npm run styles`.
export const pair: string;
export const panel: string;
