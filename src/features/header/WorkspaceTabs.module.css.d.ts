// The names of WorkspaceTabs.module.css, written by `npm run styles`.
export const tabs: string;
