// The names of FirstSteps.module.css, written by `npm run styles`.
export const card: string;
