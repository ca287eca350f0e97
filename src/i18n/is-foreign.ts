import { FALLBACK_LANGUAGE, type Language } from '../domain/view/languages.ts';

const CHINESE_SIGN = /\p{Script=Han}/u;

/** Whether a text of the data, which nobody translates, is Chinese to a page in another language. */
export function isForeign(text: string, language: Language): boolean {
  return language !== FALLBACK_LANGUAGE && CHINESE_SIGN.test(text);
}
