// The names of PlaybackPanel.module.css, written by `npm run styles`.
export const paceNote: string;
export const row: string;
