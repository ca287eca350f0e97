// The names of LifeCycle.module.css, written by `npm run styles`.
export const lifeCycle: string;
export const step: string;
export const time: string;
