import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { FALLBACK_LANGUAGE, LANGUAGES, type Language } from '../domain/view/languages.ts';
import { TEXTS } from './languages.ts';
import type { TextPart } from './zh-CN/index.ts';

const NAMESPACE = 'translation';

/** The language that the page shows, and the one that was chosen last; they differ while texts are on their way. */
let shown: Language = FALLBACK_LANGUAGE;
let chosen: Language = FALLBACK_LANGUAGE;
/** The parts that the page uses. A language that is chosen later brings all of them. */
const usedParts = new Set<TextPart>();
/** Parts that are there or on their way. One that failed is forgotten, so that it can be tried again. */
const fetchedParts = new Map<string, Promise<void>>();

/**
 * Makes `useTranslation` ready with the texts that the page begins with. The page begins in the fallback language where
 * those of `language` cannot be had. To be called before every other function of this module.
 */
export async function startTranslation(language: Language): Promise<void> {
  shown = chosen = language;
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: FALLBACK_LANGUAGE,
    interpolation: { escapeValue: false },
    resources: Object.fromEntries(LANGUAGES.map((each) => [each, { [NAMESPACE]: {} }])),
    initAsync: false,
  });
  usedParts.add('page');
  try {
    await fetchUsedParts(language);
  } catch {
    await changeLanguage(FALLBACK_LANGUAGE);
  }
}

/** The language that the page shows. */
export function shownLanguage(): Language {
  return shown;
}

/**
 * Shows the page in another language, once its texts are there. Rejects where they cannot be had, and the page stays in
 * the language that it shows.
 */
export async function changeLanguage(language: Language): Promise<void> {
  chosen = language;
  try {
    await fetchUsedParts(language);
  } catch (error) {
    if (chosen === language) chosen = shown;
    throw error;
  }
  if (chosen !== language) return;
  shown = language;
  await i18next.changeLanguage(language);
}

/**
 * Fetches a module together with the texts that it shows. Texts that cannot be had in the language of the page come in
 * the fallback language; rejects where these cannot be had either.
 */
export async function withTexts<Module>(
  parts: readonly TextPart[],
  module: Promise<Module>,
): Promise<Module> {
  for (const part of parts) usedParts.add(part);
  const [loaded] = await Promise.all([module, ...parts.map(fetchForPage)]);
  return loaded;
}

/** A part in the language shown, and in the one that is about to be. */
async function fetchForPage(part: TextPart): Promise<void> {
  const languages = [...new Set([shown, chosen])];
  await Promise.all(
    languages.map((language) => fetchPart(language, part).catch(() => fetchPart(FALLBACK_LANGUAGE, part))),
  );
}

async function fetchUsedParts(language: Language): Promise<void> {
  await Promise.all([...usedParts].map((part) => fetchPart(language, part)));
}

/** First-level keys of parts do not meet, so that the order of arrival means nothing. */
function fetchPart(language: Language, part: TextPart): Promise<void> {
  const key = `${language}/${part}`;
  const found = fetchedParts.get(key);
  if (found !== undefined) return found;
  const coming = TEXTS[language][part]().then(({ default: texts }) => {
    i18next.addResourceBundle(language, NAMESPACE, texts, true, false);
  });
  fetchedParts.set(key, coming);
  coming.catch(() => fetchedParts.delete(key));
  return coming;
}
