// The names of MapControls.module.css, written by `npm run styles`.
export const controls: string;
export const painterSwitch: string;
