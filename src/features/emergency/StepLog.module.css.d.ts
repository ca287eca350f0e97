// The names of StepLog.module.css, written by `npm run styles`.
export const note: string;
export const quick: string;
export const steps: string;
