// The names of PairActions.module.css, written by `npm run styles`.
export const actions: string;
export const confirm: string;
export const join: string;
