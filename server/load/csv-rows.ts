import { LONGEST_RECORD } from '../../src/domain/exchange/files/csv-cells.ts';
import {
  createCsvSplitter,
  type CsvRecord,
  type CsvSplitter,
} from '../../src/domain/exchange/files/csv-records.ts';
import { textStream, type TextFile, type TextListener } from './decode-file.ts';
import type { FileFormat, FileListener, FileRow } from './file-format.ts';
import { LayerFault } from './layer-fault.ts';

/** Rows of cells with a header. */
export const CSV = {
  extensions: ['.csv', '.tsv', '.txt'],
  rowShapes: ['position'],
  isText: true,
  readRows: readCsv,
} satisfies FileFormat;

/** The header stands in one of so many records; above it are titles. */
const MOST_TITLES = 20;

/**
 * Reads a table record by record (`createCsvSplitter`). The header is the first one, or the first that has what the listener
 * looks for, or stands on the line that it names. The separator is named by a line `sep=`, or is the one of comma, semicolon and
 * tab that gives the header, or most cells in a line at the beginning.
 * A record that is longer than the header only by blank cells is cut, one that is shorter has blanks at its end, one without
 * anything is left out. Calls `onHeader` once before the first row. Cells are text, formulas included.
 * @throws LayerFault where the file has no header
 */
async function* readCsv(file: TextFile, listener: FileListener): AsyncGenerator<FileRow> {
  const { onHeader, onBytes, onNote, isHeader = () => true, headerLine } = listener;
  const { separator, hasMark } = separatorOf(await headOf(file), isHeader);
  const splitter = createCsvSplitter(separator, headerLine ?? (hasMark ? 2 : 1));
  let header: string[] | undefined;
  const titles: string[][] = [];
  let row = 0;
  let blankRows = 0;
  for await (const record of recordsOf(file, splitter, { onBytes, onNote })) {
    if (header) {
      // Lines are left out only where somebody is told.
      if (onNote !== undefined && isEmpty(record)) blankRows++;
      else yield rowOf(record, ++row, header);
      continue;
    }
    if (record.broken !== undefined) throw new LayerFault(`line ${record.line} ${record.broken}`);
    const names = namesOf(record.cells, isHeader);
    if (headerLine !== undefined || isHeader(names)) header = names;
    else if (titles.push(names) <= MOST_TITLES) continue;
    else header = titles[0] ?? names;
    splitter.columns = header.length;
    onHeader(header, false);
  }
  if (blankRows > 0) onNote?.(`${blankRows} lines of nothing but separators were left out`);
  if (header) return;
  if (titles[0] === undefined) throw new LayerFault('the file is empty');
  onHeader(titles[0], false);
}

async function* recordsOf(
  file: TextFile,
  splitter: CsvSplitter,
  listener: TextListener,
): AsyncGenerator<CsvRecord> {
  for await (const piece of textStream(file, listener)) yield* splitter.push(piece, false);
  yield* splitter.push('', true);
}

function rowOf(record: CsvRecord, row: number, header: readonly string[]): FileRow {
  const { cells, line, lastLine, note, broken } = record;
  const named = new Map(header.map((name, i) => [name, cells[i] ?? '']));
  if (broken !== undefined) return { row, line, broken, cells: named };
  const { length } = header;
  const counts = `has ${cells.length} cells; the header has ${length}`;
  if (cells.slice(length).some((cell) => cell.trim() !== '')) {
    const hasOpenQuote = cells.some((cell) => cell.includes('"'));
    return { row, line, broken: hasOpenQuote ? `${counts}; is a quote left open?` : counts, cells: named };
  }
  const notes = [
    ...(note === undefined ? [] : [note]),
    ...(cells.length < length ? [`${counts}; those at its end are taken for blank`] : []),
  ];
  return {
    row,
    line: lastLine,
    cells: named,
    ...(notes.length > 0 && { note: notes.join('; ') }),
    ...(note !== undefined && { isDoubtful: true }),
  };
}

const isEmpty = ({ cells, broken }: CsvRecord): boolean =>
  broken === undefined && cells.every((cell) => cell.trim() === '');

/** The cells of a header without line ends and blanks around them, and without invisible signs where it is one only so. */
function namesOf(cells: readonly string[], isHeader: (names: readonly string[]) => boolean): string[] {
  const names = cells.map((name) =>
    name
      .split(/[\r\n]/)
      .map((part) => part.trim())
      .join(''),
  );
  if (isHeader(names)) return names;
  const visible = names.map((name) => name.replace(/\p{Cf}/gu, '').trim());
  return isHeader(visible) ? visible : names;
}

/** The beginning of a file, with as many lines as titles may stand above its header. */
async function headOf(file: TextFile): Promise<string> {
  let text = '';
  for await (const part of textStream(file)) {
    text += part;
    if (text.length > LONGEST_RECORD || (text.match(/\r\n?|\n/g)?.length ?? 0) > MOST_TITLES) break;
  }
  return text.trimStart();
}

const SEPARATORS = [',', ';', '\t'];
/** Lines whose cells are counted. */
const COUNTED_LINES = 5;

function separatorOf(
  head: string,
  isHeader: (names: readonly string[]) => boolean,
): { separator: string; hasMark: boolean } {
  const [first = ''] = head.split(/[\r\n]/, 1);
  const mark = /^"?sep=(.)"?\s*$/i.exec(first)?.[1] ?? /^sep=(\t)/i.exec(first)?.[1];
  if (mark !== undefined) return { separator: mark, hasMark: true };
  const tables = SEPARATORS.map((separator) => {
    const rows = [...createCsvSplitter(separator).push(head, true)].slice(0, MOST_TITLES + 1);
    const counts = rows.slice(0, COUNTED_LINES).map(({ cells }) => cells.length);
    return { separator, rows, most: Math.max(0, ...counts) };
  }).toSorted((a, b) => b.most - a.most);
  const withHeader = tables.find(({ rows }) =>
    rows.some(({ cells }) => cells.length > 1 && isHeader(namesOf(cells, isHeader))),
  );
  return { separator: (withHeader ?? tables[0])?.separator ?? ',', hasMark: false };
}
