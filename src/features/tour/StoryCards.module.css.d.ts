// The names of StoryCards.module.css, written by `npm run styles`.
export const cards: string;
