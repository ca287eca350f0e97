/** The languages of the page, in the order in which a command goes through them. */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Every text exists in this language. It is shown where the language of the page has none. */
export const FALLBACK_LANGUAGE = 'zh-CN' satisfies Language;

/** The language of the page that a tag of BCP 47 asks for, in whatever case: `zh`, `zh-Hans-CN`, `en-US`; `undefined` where there is none. */
export function languageOfTag(tag: string): Language | undefined {
  const primary = tag.toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find((language) => language.toLowerCase().split('-')[0] === primary);
}

/** A name that comes with the data. A data set may leave out any language but the fallback. */
export type Labels = Readonly<
  Record<typeof FALLBACK_LANGUAGE, string> & { [language in Language]?: string | undefined }
>;

/** A name in a language, or in the fallback language where the data have none in it. */
export function labelIn(labels: Labels, language: Language): string;
export function labelIn(labels: Labels | undefined, language: Language): string | undefined;
export function labelIn(labels: Labels | undefined, language: Language): string | undefined {
  return labels?.[language] ?? labels?.[FALLBACK_LANGUAGE];
}

/** Name of a code in a table; `undefined` where the table has no such row. */
export function labelOfCode(
  rows: readonly { readonly code: string; readonly labels: Labels }[],
  code: string,
  language: Language,
): string | undefined {
  return labelIn(rows.find((row) => row.code === code)?.labels, language);
}
