import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { mapTexts } from './map.ts';
import { shellTexts } from './shell.ts';
import type { Texts } from './texts.ts';

/** The texts that the page begins with, one file per subject; first-level keys do not meet. */
export const FIRST_TEXTS: readonly Texts[] = [shellTexts, mapTexts];

export type Language = keyof Texts;

/** The dictionary of a language. */
export function dictionary(language: Language): Record<string, unknown> {
  return Object.assign({}, ...FIRST_TEXTS.map((texts) => texts[language])) as Record<string, unknown>;
}

/** Makes `useTranslation` ready; texts are part of the page, so this is done at once. */
export async function startTranslation(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    interpolation: { escapeValue: false },
    resources: { 'zh-CN': { translation: dictionary('zh-CN') }, en: { translation: dictionary('en') } },
  });
}

/** Adds texts that came with a part of the page that is fetched later; adding them again changes nothing. */
export function addTexts(texts: Texts): void {
  for (const language of ['zh-CN', 'en'] as const)
    i18next.addResourceBundle(language, 'translation', texts[language], true, false);
}

/** Switches the language of the page. */
export async function changeLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
}
