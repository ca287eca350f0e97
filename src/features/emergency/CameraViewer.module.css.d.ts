// The names of CameraViewer.module.css, written by `npm run styles`.
export const screen: string;
export const viewer: string;
