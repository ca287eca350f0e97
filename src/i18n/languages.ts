import type { Language } from '../domain/view/languages.ts';
import en from './en/index.ts';
import chinese, { type PartsOfLanguage } from './zh-CN/index.ts';

/** Where the texts of each language come from. None of them is fetched by this list. */
export const TEXTS: Readonly<Record<Language, PartsOfLanguage>> = { 'zh-CN': chinese, en };
