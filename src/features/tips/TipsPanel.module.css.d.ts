// The names of TipsPanel.module.css, written by `npm run styles`.
export const markets: string;
export const name: string;
export const others: string;
export const reasons: string;
export const tips: string;
export const when: string;
