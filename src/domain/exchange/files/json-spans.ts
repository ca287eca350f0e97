/** Where a value stands in a text: from its first character to the one behind its last. */
export type TextSpan = readonly [from: number, to: number];

/*
 * Finds values in a JSON text without making them, so that a part can be written anew and everything else stays as it was.
 * The text has been parsed before: what is asked of another one is not defined, but comes to an end.
 */

/** Members of the object that begins at or behind `from`; of a key that stands twice the last one, as JSON.parse has it. */
export function memberSpans(text: string, from: number): Map<string, TextSpan> {
  const members = new Map<string, TextSpan>();
  let at = skipSpace(text, from) + 1;
  while (at < text.length) {
    at = skipSpace(text, at);
    if (text[at] !== '"') break;
    const keyEnd = endOfString(text, at);
    const key = JSON.parse(text.slice(at, keyEnd)) as string;
    const valueStart = skipSpace(text, skipSpace(text, keyEnd) + 1);
    const valueEnd = endOfValue(text, valueStart);
    members.set(key, [valueStart, valueEnd]);
    at = skipSpace(text, valueEnd);
    if (text[at] !== ',') break;
    at++;
  }
  return members;
}

/** Values of the list that begins at or behind `from`, in its order. */
export function itemSpans(text: string, from: number): TextSpan[] {
  const items: TextSpan[] = [];
  let at = skipSpace(text, skipSpace(text, from) + 1);
  while (at < text.length && text[at] !== ']') {
    const end = endOfValue(text, at);
    items.push([at, end]);
    at = skipSpace(text, end);
    if (text[at] !== ',') break;
    at = skipSpace(text, at + 1);
  }
  return items;
}

/** A text with values in place of those at the spans, which do not meet. */
export function replaceSpans(text: string, changes: readonly { span: TextSpan; value: string }[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { span, value } of changes.toSorted((a, b) => a.span[0] - b.span[0])) {
    parts.push(text.slice(done, span[0]), value);
    done = span[1];
  }
  return [...parts, text.slice(done)].join('');
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 32) at++;
  return at;
}

/** Where the string that begins at `from` has ended. */
export function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function endOfValue(text: string, from: number): number {
  if (text[from] === '"') return endOfString(text, from);
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const sign = text[at]!;
    if (sign === '"') {
      at = endOfString(text, at);
      continue;
    }
    if (sign === '{' || sign === '[') depth++;
    else if (depth === 0 && (sign === ',' || sign === '}' || sign === ']' || sign.charCodeAt(0) <= 32))
      return at;
    else if ((sign === '}' || sign === ']') && --depth === 0) return at + 1;
    at++;
  }
  return at;
}
