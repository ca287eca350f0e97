const NOT_TEXT = /(?![\t\n\r])\p{Cc}|\p{Cs}|\ufeff/gu;
const DEEPEST = 12;

/** Trimmed text without control characters and lone surrogates, which no database column holds. */
export function cleanText(raw: string): { text: string; removed: number } {
  let removed = 0;
  const text = raw.replace(NOT_TEXT, () => {
    removed++;
    return '';
  });
  return { text: text.trim(), removed };
}

/**
 * A copy of a JSON value with its texts cleaned, keys that could reach a prototype left out and anything nested
 * deeper than 12 levels cut off.
 */
export function cleanValue(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cleanText(value).text;
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return null;
  if (Array.isArray(value)) return value.map((item) => cleanValue(item, depth + 1));
  const entries = Object.entries(value)
    .filter(([key]) => key !== '__proto__')
    .map(([key, item]) => [cleanText(key).text, cleanValue(item, depth + 1)] as const);
  return Object.fromEntries(entries);
}

/** Sets `value` at a dotted path of our own field names. */
export function setPath(record: Record<string, unknown>, path: string, value: unknown): void {
  const steps = path.split('.');
  const last = steps.pop() as string;
  let holder = record;
  for (const step of steps) {
    const next = Object.hasOwn(holder, step) ? holder[step] : undefined;
    const inner = typeof next === 'object' && next !== null ? (next as Record<string, unknown>) : {};
    holder[step] = inner;
    holder = inner;
  }
  holder[last] = value;
}
