// The names of VirtualList.module.css, written by `npm run styles`.
export const list: string;
