import { LONGEST_RECORD, readRecordCells, type Cells, type QuoteStyle } from './csv-cells.ts';

/** A record of a table; `line` is the line that it begins on and `lastLine` the one that it ends on, from 1. */
export interface CsvRecord {
  readonly cells: string[];
  readonly line: number;
  readonly lastLine: number;
  /** What had to be assumed to read it. */
  readonly note?: string;
  /** Why it cannot be read; its cells are a guess then. */
  readonly broken?: string;
}

/** Splits a text that comes in pieces into records; lines without any sign are left out. */
export interface CsvSplitter {
  /** Number of cells that a record should have; unknown before the header. */
  columns: number | undefined;
  /** The records that are whole with this piece; the last piece is said to be so. */
  push(piece: string, isLast: boolean): Generator<CsvRecord>;
}

const STANDARD: QuoteStyle = { hasLineEnds: true };
const ESCAPED: QuoteStyle = { hasLineEnds: true, hasEscapes: true };
const SPACED: QuoteStyle = { hasLineEnds: true, hasBlanks: true };
const LENIENT: QuoteStyle = { isLenient: true };
const NOTES = {
  escaped: 'quotes inside are written with a backslash; read so',
  spaced: 'blanks stand before or behind quotes; left out',
  lenient: 'quotes inside are not doubled; read as they stand',
  literal: 'a quote is opened and never closed; read as it stands',
  rows: 'a quoted cell holds lines that look like rows; is a quote left open?',
} as const;
/** A carriage return inside a line counts as text only where the line is no longer than this. */
const LONGEST_LINE = 10_000;

interface Reading extends Cells {
  readonly note?: string;
  readonly broken?: string;
}

/**
 * Reads records as RFC 4180 has them, with any line end. One that does not fit it is read as databases write it, else as people
 * do, where that and only that gives the cells of the header. A quote that is left open costs its line and nothing behind it.
 * @param firstLine the line to begin with, from 1; those before it are skipped
 */
export function createCsvSplitter(separator: string, firstLine = 1): CsvSplitter {
  let text = '';
  let line = 1;
  let isSkipping = false;

  /** Goes on behind the next line end; `false` where it has not come yet. */
  const skipLine = (at: number, isLast: boolean): number | undefined => {
    const end = behindLineEnd(text, at, isLast);
    if (end !== undefined) line++;
    return end;
  };

  const splitter: CsvSplitter = {
    columns: undefined,
    *push(piece, isLast) {
      text += piece;
      let at = 0;
      while (at < text.length) {
        if (isSkipping || line < firstLine) {
          const end = skipLine(at, isLast);
          if (end === undefined) {
            at = isLast || isSkipping ? text.length : at;
            break;
          }
          isSkipping = false;
          at = end;
          continue;
        }
        const reading = readRecord(text, at, separator, splitter.columns, isLast);
        if (reading === 'more') break;
        const { cells, end, note, broken } = reading;
        const isCut = end >= text.length && broken !== undefined && !isLast;
        const passed = text.slice(at, end);
        const lines = passed.match(/\r\n?|\n/g)?.length ?? 0;
        const isWhole = /[\r\n]$/.test(passed);
        const isBlank = broken === undefined && cells.length === 1 && cells[0] === '';
        const lastLine = isWhole ? line + Math.max(lines - 1, 0) : line + lines;
        if (!isBlank) yield { cells, line, lastLine, ...(note && { note }), ...(broken && { broken }) };
        line += lines;
        isSkipping = isCut && !isWhole;
        at = end;
      }
      text = text.slice(at);
    },
  };
  return splitter;
}

function readRecord(
  text: string,
  from: number,
  separator: string,
  columns: number | undefined,
  isLast: boolean,
): Reading | 'more' {
  const line = lineAt(text, from, separator, columns, isLast);
  if (line === undefined) {
    if (text.length - from <= LONGEST_RECORD) return 'more';
    return { cells: [], end: text.length, broken: 'is longer than a million characters' };
  }
  const { content, end } = line;
  if (!content.includes('"')) return { cells: content.split(separator), end };
  const attempt = (style: QuoteStyle) => readRecordCells(text, from, separator, style, isLast);
  const standard = attempt(STANDARD);
  if (standard === 'more') return 'more';
  const fits = ({ cells }: Cells) => columns === undefined || cells.length === columns;
  if (standard !== undefined && (fits(standard) || isRagged(standard, columns)))
    return holdsRows(text.slice(from, standard.end), separator, columns)
      ? { ...standard, note: NOTES.rows }
      : standard;
  const others: [note: string, read: () => Cells | 'more' | undefined][] = [
    [NOTES.spaced, () => attempt(SPACED)],
  ];
  if (standard === undefined || text.slice(from, standard.end).includes('\\"'))
    others.unshift([NOTES.escaped, () => attempt(ESCAPED)]);
  if (standard === undefined) others.push([NOTES.lenient, () => attempt(LENIENT)]);
  if (standard === undefined || standard.end > end)
    others.push([NOTES.literal, () => ({ cells: literalCells(content, separator), end })]);
  for (const [note, read] of others) {
    const found = read();
    if (found === 'more') return 'more';
    if (found !== undefined && fits(found)) return { ...found, note };
  }
  if (standard !== undefined) return standard;
  return {
    cells: literalCells(content, separator),
    end,
    broken: `${BROKEN}; no way to read it has the ${columns ?? ''} cells of the header`,
  };
}

const BROKEN = 'a quote is opened and not closed as it should be';

/** Longer than the header only by blank cells. */
function isRagged({ cells }: Cells, columns = 0): boolean {
  return cells.length > columns && cells.slice(columns).every((cell) => cell.trim() === '');
}

/** Whether lines inside a quoted cell have all cells of a row, or those that it begins and ends on have. */
function holdsRows(record: string, separator: string, columns: number | undefined): boolean {
  if (columns === undefined || columns < 3) return false;
  const lines = record.trimEnd().split(/\r\n?|\n/);
  const isRow = (line = '') => line.split(separator).length === columns;
  return lines.slice(1, -1).some(isRow) || (lines.length > 1 && isRow(lines[0]) && isRow(lines.at(-1)));
}

/** Cells of a line whose quotes mean nothing; one at the beginning of a cell opens nothing and is left out. */
function literalCells(content: string, separator: string): string[] {
  return content
    .split(separator)
    .map((cell) => (cell.startsWith('"') ? cell.slice(1).replaceAll('""', '"') : cell));
}

const LINE_END = /[\r\n]/g;

/** The line that begins at `from`, without its end; `undefined` where the end has not come yet. */
function lineAt(
  text: string,
  from: number,
  separator: string,
  columns: number | undefined,
  isLast: boolean,
): { content: string; end: number } | undefined {
  LINE_END.lastIndex = from;
  const found = LINE_END.exec(text)?.index;
  if (found === undefined) return isLast ? { content: text.slice(from), end: text.length } : undefined;
  const content = text.slice(from, found);
  if (text[found] === '\n') return { content, end: found + 1 };
  if (found + 1 >= text.length && !isLast) return undefined;
  if (text[found + 1] === '\n') return { content, end: found + 2 };
  if (content !== '' && columns !== undefined && content.split(separator).length !== columns) {
    const lineFeed = text.indexOf('\n', found);
    if (lineFeed === -1 && !isLast && text.length - from < LONGEST_LINE) return undefined;
    const whole = text.slice(from, lineFeed).replace(/\r$/, '');
    if (lineFeed !== -1 && whole.length < LONGEST_LINE && whole.split(separator).length === columns)
      return { content: whole, end: lineFeed + 1 };
  }
  return { content, end: found + 1 };
}

function behindLineEnd(text: string, from: number, isLast: boolean): number | undefined {
  LINE_END.lastIndex = from;
  const found = LINE_END.exec(text)?.index;
  if (found === undefined) return undefined;
  if (text[found] === '\n') return found + 1;
  if (found + 1 >= text.length && !isLast) return undefined;
  return text[found + 1] === '\n' ? found + 2 : found + 1;
}
