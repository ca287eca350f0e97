import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Texts } from './texts.ts';

export type Language = keyof Texts;

/** Makes `useTranslation` ready with the texts that the page begins with; the others come with their part of the page. */
export async function startTranslation(language: Language): Promise<void> {
  const [{ shellTexts }, { mapTexts }] = await Promise.all([import('./shell.ts'), import('./map.ts')]);
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    interpolation: { escapeValue: false },
    resources: { 'zh-CN': { translation: {} }, en: { translation: {} } },
  });
  for (const texts of [shellTexts, mapTexts, ...early.splice(0)]) addTexts(texts);
}

/** Texts of parts that arrived before the translation was ready. */
const early: Texts[] = [];

/** Adds the texts of a part of the page; adding them again changes nothing. First-level keys do not meet. */
export function addTexts(texts: Texts): void {
  if (!i18next.isInitialized) {
    early.push(texts);
    return;
  }
  for (const language of ['zh-CN', 'en'] as const)
    i18next.addResourceBundle(language, 'translation', texts[language], true, false);
}

/** Switches the language of the page. */
export async function changeLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
}
