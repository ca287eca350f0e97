import { languageOfTag, LANGUAGES } from '../domain/view/languages.ts';
import type { ViewStore } from './stores/view-store.ts';
import { DEFAULT_LINK_STATE } from './url/link-state.ts';
import { withView, type LinkState } from './url/parameter.ts';
import { oneOf } from './url/values.ts';
import { COLUMN_CHOICES } from './view/panels-view.ts';
import { THEME_NAMES, type ViewState } from './view/view-state.ts';

/** How the page looks to one reader, as far as something is remembered of it. */
export type Preferences = Partial<Pick<ViewState, 'theme' | 'language' | 'columns'>>;

type Memory = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'gridlight.preferences';

/** What may be remembered under which name; anything else is forgotten. */
const SCHEMA: { readonly [Name in keyof Preferences]-?: (value: string) => boolean } = {
  theme: oneOf(THEME_NAMES),
  language: oneOf(LANGUAGES),
  columns: oneOf(COLUMN_CHOICES),
};

/** What is remembered; nothing where the storage is forbidden, empty or broken. */
export function readPreferences(memory: Pick<Memory, 'getItem'> | undefined): Preferences {
  try {
    const kept: unknown = JSON.parse(memory?.getItem(KEY) ?? '{}');
    const known = Object.entries(SCHEMA).map(([name, isKnown]) => {
      const value: unknown = Reflect.get(Object(kept), name);
      return typeof value === 'string' && isKnown(value) ? { [name]: value } : {};
    });
    return Object.assign({}, ...known) as Preferences;
  } catch {
    return {};
  }
}

/**
 * Where an empty link starts for this reader: as remembered, else in the first language of the browser that the page
 * has, else as by default. Columns are remembered for windows that have room for them.
 */
export function startOfReader(browser: {
  readonly memory: Pick<Memory, 'getItem'> | undefined;
  readonly languages: readonly string[];
  readonly hasRoom: boolean;
}): LinkState {
  const { columns, ...look } = readPreferences(browser.memory);
  const language = browser.languages.map(languageOfTag).find((each) => each !== undefined);
  return withView(DEFAULT_LINK_STATE, {
    ...(language && { language }),
    ...look,
    ...(browser.hasRoom && columns && { columns }),
  });
}

/** Remembers what the reader chooses by hand; what is chosen on a wall belongs to the wall. Returns what ends this. */
export function rememberPreferences(
  view: ViewStore,
  memory: Memory | undefined,
  hasRoom: () => boolean,
): () => void {
  return view.subscribe((now, before) => {
    if (now.preferred === before.preferred || now.view.wall.kiosk) return;
    const changed = (Object.keys(SCHEMA) as (keyof Preferences)[]).filter(
      (name) => now.view[name] !== before.view[name] && (name !== 'columns' || hasRoom()),
    );
    const news = Object.fromEntries(changed.map((name) => [name, now.view[name]]));
    try {
      memory?.setItem(KEY, JSON.stringify({ ...readPreferences(memory), ...news }));
    } catch {
      // A storage that is full or forbidden remembers nothing.
    }
  });
}
