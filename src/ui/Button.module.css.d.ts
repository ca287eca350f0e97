// The names of Button.module.css, written by `npm run styles`.
export const button: string;
export const iconButton: string;
export const toggleButton: string;
