import { readdirSync } from 'node:fs';
import path from 'node:path';
import { LANGUAGES, type Language } from '../../src/domain/view/languages.ts';

export interface TextTree {
  readonly [key: string]: string | TextTree;
}

const folderOfTexts = path.resolve(import.meta.dirname, '../../src/i18n');

/** Files of a language's folder that hold no texts of their own. */
const LISTS = new Set(['index.ts', 'monitor.ts', 'page.ts', 'patrol.ts']);

/** All texts by language and file. The page itself fetches them part by part and never as a whole. */
const ALL_TEXTS: ReadonlyMap<Language, ReadonlyMap<string, TextTree>> = new Map(
  await Promise.all(
    LANGUAGES.map(async (language) => {
      const folder = path.join(folderOfTexts, language);
      const files = readdirSync(folder).filter((name) => !LISTS.has(name));
      const texts = files.map(async (name): Promise<[string, TextTree]> => {
        const { default: tree } = (await import(path.join(folder, name))) as { default: TextTree };
        return [path.basename(name, '.ts'), tree];
      });
      return [language, new Map(await Promise.all(texts))] as const;
    }),
  ),
);

/** The texts of a language by the name of their file. */
export function textsOf(language: Language): ReadonlyMap<string, TextTree> {
  return ALL_TEXTS.get(language) ?? new Map();
}

/** The whole dictionary of a language. */
export function dictionary(language: Language): TextTree {
  return Object.assign({}, ...textsOf(language).values()) as TextTree;
}

/** Texts by their whole keys, which name the levels of the tree with dots between. */
export function leaves(tree: TextTree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree))
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [inner, text] of leaves(value, `${prefix}${key}.`)) found.set(inner, text);
  return found;
}
