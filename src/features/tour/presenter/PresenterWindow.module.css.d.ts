// The names of PresenterWindow.module.css, written by `npm run styles`.
export const clocks: string;
export const held: string;
export const keys: string;
export const next: string;
export const notes: string;
export const now: string;
export const presenter: string;
export const silent: string;
export const stops: string;
