/** How the quotes of a table are read. */
export interface QuoteStyle {
  /** `\"` inside quotes is a quote, as databases write it. */
  readonly hasEscapes?: boolean;
  /** A quote that neither a separator nor a line end follows is a sign like any other. */
  readonly isLenient?: boolean;
  /** Blanks may stand before an opening quote and behind a closing one. */
  readonly hasBlanks?: boolean;
  /** Whether quoted cells hold line ends. */
  readonly hasLineEnds?: boolean;
}

/** The cells of a record, and where the text goes on behind its line end. */
export interface Cells {
  readonly cells: string[];
  readonly end: number;
}

/** A record whose quotes are not closed within so many characters has none. */
export const LONGEST_RECORD = 1_000_000;

const [QUOTE, BACKSLASH, BLANK, LF, CR] = [0x22, 0x5c, 0x20, 0x0a, 0x0d] as const;

/**
 * The cells of the record that begins at `from`. `undefined` where its quotes do not fit the style; `'more'` where the text ends
 * before that is known and is not the last.
 */
export function readRecordCells(
  text: string,
  from: number,
  separator: string,
  style: QuoteStyle,
  isLast: boolean,
): Cells | 'more' | undefined {
  const cells: string[] = [];
  const separatorCode = separator.charCodeAt(0);
  let at = from;
  for (;;) {
    const quoteAt = style.hasBlanks === true ? skipBlanks(text, at) : at;
    if (text.charCodeAt(quoteAt) === QUOTE) {
      const quoted = readQuoted(text, from, quoteAt + 1, separatorCode, style, isLast);
      if (typeof quoted !== 'object') return quoted;
      cells.push(quoted.value);
      at = quoted.end;
    } else {
      const start = at;
      at = endOfPlain(text, at, separatorCode);
      cells.push(text.slice(start, at));
    }
    if (at >= text.length) return isLast ? { cells, end: at } : 'more';
    const sign = text.charCodeAt(at);
    if (sign === separatorCode) {
      at++;
      continue;
    }
    if (sign === LF) return { cells, end: at + 1 };
    if (at + 1 >= text.length && !isLast) return 'more';
    return { cells, end: text.charCodeAt(at + 1) === LF ? at + 2 : at + 1 };
  }
}

function readQuoted(
  text: string,
  from: number,
  first: number,
  separator: number,
  { hasEscapes, isLenient, hasBlanks, hasLineEnds }: QuoteStyle,
  isLast: boolean,
): { value: string; end: number } | 'more' | undefined {
  const parts: string[] = [];
  let run = first;
  let at = first;
  for (; at - from <= LONGEST_RECORD; at++) {
    if (at >= text.length) return isLast ? undefined : 'more';
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) {
      if (at + 1 >= text.length && !isLast) return 'more';
      if (text.charCodeAt(at + 1) === QUOTE) {
        parts.push(text.slice(run, at));
        run = ++at;
        continue;
      }
      const end = hasBlanks === true ? skipBlanks(text, at + 1) : at + 1;
      if (isEnd(text, end, separator)) return { value: [...parts, text.slice(run, at)].join(''), end };
      if (isLenient !== true) return undefined;
    } else if (hasEscapes === true && sign === BACKSLASH) {
      const next = text.charCodeAt(at + 1);
      if (next !== QUOTE && next !== BACKSLASH) continue;
      parts.push(text.slice(run, at));
      run = ++at;
    } else if ((sign === LF || sign === CR) && hasLineEnds !== true) return undefined;
  }
  return undefined;
}

function isEnd(text: string, at: number, separator: number): boolean {
  const sign = text.charCodeAt(at);
  return at >= text.length || sign === separator || sign === LF || sign === CR;
}

function endOfPlain(text: string, from: number, separator: number): number {
  let at = from;
  while (!isEnd(text, at, separator)) at++;
  return at;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === BLANK) at++;
  return at;
}
