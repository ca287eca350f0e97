// The names of HandoverSheet.module.css, written by `npm run styles`.
export const line: string;
export const rule: string;
export const sections: string;
export const sheet: string;
export const signatures: string;
export const stale: string;
