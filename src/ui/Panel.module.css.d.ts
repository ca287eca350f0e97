// The names of Panel.module.css, written by `npm run styles`.
export const aside: string;
export const body: string;
export const flush: string;
export const head: string;
export const panel: string;
export const placeholder: string;
export const skeleton: string;
export const solid: string;
export const title: string;
