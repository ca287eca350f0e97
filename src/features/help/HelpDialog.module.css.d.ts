// The names of HelpDialog.module.css, written by `npm run styles`.
export const help: string;
