// The names of BurningList.module.css, written by `npm run styles`.
export const alarm: string;
export const burning: string;
export const order: string;
export const unit: string;
