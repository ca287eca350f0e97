import type { Language } from '../../src/domain/view/languages.ts';
import type { InspectWords } from './inspect-words.ts';
import { EN } from './inspect-words-en.ts';
import { ZH } from './inspect-words-zh.ts';

/** The words of `gridlight inspect` in each language of the page. */
export const INSPECT_WORDS: Readonly<Record<Language, InspectWords>> = { 'zh-CN': ZH, en: EN };
