// The names of EmergencyPanel.module.css, written by `npm run styles`.
export const body: string;
export const fromPage: string;
export const mark: string;
export const nearby: string;
export const panel: string;
export const tabs: string;
