/**
 * The free texts of an incident with the most characters that each may have, in a file and from a source alike. They hold
 * no personal data (V-12). Only the title is required.
 */
export const FREE_TEXTS = { title: 50, summary: 500 } as const;

export type FreeText = keyof typeof FREE_TEXTS;
/** Their names, the title first. */
export const FREE_TEXT_NAMES = Object.keys(FREE_TEXTS) as FreeText[];
/** Those that an incident may be without. */
export const OPTIONAL_FREE_TEXTS = FREE_TEXT_NAMES.filter((name) => name !== 'title');
