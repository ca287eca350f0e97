import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { commandTexts } from './commands.ts';
import { dossierTexts } from './dossier.ts';
import { filterTexts } from './filters.ts';
import { mapTexts } from './map.ts';
import { shellTexts } from './shell.ts';
import type { Texts } from './texts.ts';
import { timeTexts } from './time.ts';

/** All texts, one file per subject; first-level keys do not meet. */
export const ALL_TEXTS: readonly Texts[] = [
  shellTexts,
  mapTexts,
  dossierTexts,
  timeTexts,
  filterTexts,
  commandTexts,
];

export type Language = keyof Texts;

/** The dictionary of a language. */
export function dictionary(language: Language): Record<string, unknown> {
  return Object.assign({}, ...ALL_TEXTS.map((texts) => texts[language])) as Record<string, unknown>;
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

/** Switches the language of the page. */
export async function changeLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
}
