// The names of Certificate.module.css, written by `npm run styles`.
export const digest: string;
export const facts: string;
export const foot: string;
export const kinds: string;
export const limits: string;
export const sheet: string;
export const signed: string;
export const verdict: string;
