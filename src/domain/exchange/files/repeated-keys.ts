import { endOfString } from './json-spans.ts';

/** An object or a list that is not closed yet, and where in it the text is. */
type Open =
  { readonly keys: Set<string>; at: string; awaitsKey: boolean } | { readonly keys?: never; at: number };

/** The paths of keys that stand in their object a second time in a JSON text, of which JSON.parse keeps the last alone. */
export function repeatedKeys(text: string): (string | number)[][] {
  const repeated: (string | number)[][] = [];
  const open: Open[] = [];
  for (let index = 0; index < text.length; index++) {
    const inner = open.at(-1);
    const sign = text[index];
    if (sign === '{') open.push({ keys: new Set(), at: '', awaitsKey: true });
    else if (sign === '[') open.push({ at: 0 });
    else if (sign === '}' || sign === ']') open.pop();
    else if (sign === ',' && inner !== undefined) {
      if (inner.keys === undefined) inner.at++;
      else inner.awaitsKey = true;
    } else if (sign === '"') {
      const end = endOfString(text, index);
      if (inner?.keys !== undefined && inner.awaitsKey) {
        inner.at = JSON.parse(text.slice(index, end)) as string;
        inner.awaitsKey = false;
        if (inner.keys.has(inner.at)) repeated.push(open.map(({ at }) => at));
        inner.keys.add(inner.at);
      }
      index = end - 1;
    }
  }
  return repeated;
}
