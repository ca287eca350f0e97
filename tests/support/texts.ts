import { LANGUAGES, type Language } from '../../src/domain/view/languages.ts';
import { TEXTS } from '../../src/i18n/languages.ts';

export interface TextTree {
  readonly [key: string]: string | TextTree;
}

/** All texts by language and part. The page itself fetches them part by part and never as a whole. */
const ALL_TEXTS: ReadonlyMap<Language, ReadonlyMap<string, TextTree>> = new Map(
  await Promise.all(
    LANGUAGES.map(async (language) => {
      const parts = Object.entries(TEXTS[language]).map(async ([part, load]): Promise<[string, TextTree]> => [
        part,
        (await load()).default,
      ]);
      return [language, new Map(await Promise.all(parts))] as const;
    }),
  ),
);

/** The parts of a language by name. */
export function partsOf(language: Language): ReadonlyMap<string, TextTree> {
  return ALL_TEXTS.get(language) ?? new Map();
}

/** The whole dictionary of a language. */
export function dictionary(language: Language): TextTree {
  return Object.assign({}, ...partsOf(language).values()) as TextTree;
}

/** Texts by their whole keys, which name the levels of the tree with dots between. */
export function leaves(tree: TextTree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree))
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [inner, text] of leaves(value, `${prefix}${key}.`)) found.set(inner, text);
  return found;
}
