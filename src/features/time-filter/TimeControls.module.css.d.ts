// The names of TimeControls.module.css, written by `npm run styles`.
export const controls: string;
export const play: string;
