// The names of Shell.module.css, written by `npm run styles`.
export const column: string;
export const columnPanels: string;
export const columnToggle: string;
export const comparisonSlot: string;
export const headerSlot: string;
export const incidentsSlot: string;
export const middle: string;
export const middleFoot: string;
export const numbersSlot: string;
export const shell: string;
export const skip: string;
export const timeSlot: string;
export const tourSlot: string;
