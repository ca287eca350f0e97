// The names of AuditPanel.module.css, written by `npm run styles`.
export const actions: string;
export const body: string;
export const card: string;
export const choice: string;
export const command: string;
export const faint: string;
export const findings: string;
export const frame: string;
export const hint: string;
export const kinds: string;
export const levels: string;
export const list: string;
export const panel: string;
export const row: string;
export const sign: string;
export const verdict: string;
