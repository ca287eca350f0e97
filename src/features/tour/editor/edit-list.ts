import type { Labels, Language } from '../../../domain/view/languages.ts';
import { FALLBACK_LANGUAGE } from '../../../domain/view/languages.ts';

/** A list with one entry moved to another place; as it was where either place is outside of it. */
export function moveEntry<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const moved = list[from];
  if (moved === undefined || from === to || to < 0 || to >= list.length) return list;
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
}

/** A list with one entry replaced. */
export function replaceEntry<T>(list: readonly T[], at: number, entry: T): T[] {
  return list.map((each, index) => (index === at ? entry : each));
}

/** A list without one entry. */
export function removeEntry<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, index) => index !== at);
}

/** A text with one of its languages changed. Left empty, it is not there; the fallback language always is. */
export function changeLabel(labels: Labels | undefined, language: Language, text: string): Labels {
  const changed = { [FALLBACK_LANGUAGE]: '', ...labels, [language]: text };
  if (text === '' && language !== FALLBACK_LANGUAGE) delete changed[language];
  return changed;
}

/** The same for a text that may be left out: without any word it is `undefined`. */
export function changeOptionalLabel(
  labels: Labels | undefined,
  language: Language,
  text: string,
): Labels | undefined {
  const changed = changeLabel(labels, language, text);
  return Object.values(changed).some((each) => each !== '' && each !== undefined) ? changed : undefined;
}
