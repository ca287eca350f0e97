// The names of DemonstrationLabel.module.css, written by `npm run styles`.
export const label: string;
