// The names of Breadcrumb.module.css, written by `npm run styles`.
export const breadcrumb: string;
