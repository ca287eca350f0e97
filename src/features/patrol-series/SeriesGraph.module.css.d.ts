// The names of SeriesGraph.module.css, written by `npm run styles`.
export const line: string;
export const link: string;
export const node: string;
export const picture: string;
export const reach: string;
