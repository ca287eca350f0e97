import { isBlank } from '../fields/column-mapping.ts';
import { readWrittenTime } from '../times/parse-time.ts';

const LEAST_SHARE = 0.6;

const SEPARATORS = [',', ';', '\t'];
/** Lines whose cells are counted. */
const COUNTED_LINES = 5;

/** How a table is written: the sign between its cells, and the line of its header, from 1. */
export interface TableForm {
  separator: string;
  headerLine: number;
  /** Whether lines stand above the header that are no mark of the separator. */
  hasTitles: boolean;
}

/** The form of a table by its first lines: the separator is named by `sep=`, or is the one that a line has most of. */
export function guessTableForm(lines: readonly string[]): TableForm {
  const mark = /^"?sep=(.)"?\s*$/i.exec(lines[0] ?? '')?.[1];
  const counted = SEPARATORS.map((separator) => ({
    separator,
    count: Math.max(0, ...lines.slice(0, COUNTED_LINES).map((line) => line.split(separator).length)),
  }));
  const { separator } = counted.reduce((best, next) => (next.count > best.count ? next : best));
  const first = mark === undefined ? 1 : 2;
  const headerLine = guessHeaderLine(lines, mark ?? separator, first);
  return { separator: mark ?? separator, headerLine, hasTitles: headerLine > first };
}

/**
 * The line that the header of a table is likely to stand on, from 1: the first that is filled about as far as the lines are
 * usually, and holds words. `from` is the first line that may be it.
 */
export function guessHeaderLine(lines: readonly string[], separator: string, from = 1): number {
  const rows = lines.map((line) => line.split(separator).map((cell) => cell.replace(/^"|"$/g, '').trim()));
  const widths = rows.slice(from - 1).map(({ length }) => length);
  const usual = widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 1;
  const isHeader = (cells: readonly string[]) => {
    const filled = cells.filter((cell) => !isBlank(cell));
    const words = filled.filter((cell) => !/^[-+]?[\d.,]+$/.test(cell) && 'reason' in readWrittenTime(cell));
    return filled.length >= Math.max(1, usual * LEAST_SHARE) && words.length >= filled.length * LEAST_SHARE;
  };
  const at = rows.findIndex((cells, index) => index >= from - 1 && isHeader(cells));
  return at < 0 ? from : at + 1;
}
