// The names of LayerControl.module.css, written by `npm run styles`.
export const control: string;
export const list: string;
