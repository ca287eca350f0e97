// The names of CommandBar.module.css, written by `npm run styles`.
export const level: string;
export const mark: string;
export const unit: string;
