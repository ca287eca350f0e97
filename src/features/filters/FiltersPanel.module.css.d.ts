// The names of FiltersPanel.module.css, written by `npm run styles`.
export const actions: string;
export const active: string;
export const chip: string;
export const chips: string;
export const count: string;
export const group: string;
export const meter: string;
export const name: string;
export const note: string;
export const row: string;
export const section: string;
