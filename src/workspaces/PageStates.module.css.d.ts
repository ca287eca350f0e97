// The names of PageStates.module.css, written by `npm run styles`.
export const detail: string;
export const page: string;
