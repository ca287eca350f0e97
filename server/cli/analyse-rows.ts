import path from 'node:path';
import { nearestNames } from '../../src/domain/exchange/fields/nearest-names.ts';
import { showValue } from '../../src/domain/exchange/fields/row-result.ts';
import { CSV } from '../load/csv-rows.ts';
import { openTextFile } from '../load/decode-file.ts';
import { LayerFault } from '../load/layer-fault.ts';
import { openFile } from '../load/source-file.ts';
import type { LeftOutRows } from './analyse-left-out.ts';

/** A column that an option names. */
export interface WantedColumn {
  option: string;
  column: string;
}

/** The cells of a row in the order of the wanted columns. */
export interface CellRow {
  row: number;
  line?: number;
  cells: readonly string[];
}

/**
 * Reads the wanted columns of a CSV file, packed (`.csv.gz`) or not, in any encoding that `load` knows. Rows that are no
 * rows go to `leftOut`. Throws with the file's name where it is missing, empty or unreadable, and where a column is not
 * there, with the columns that are.
 */
export async function readCellRows(
  input: string,
  wanted: readonly WantedColumn[],
  leftOut: LeftOutRows,
): Promise<CellRow[]> {
  if (!/\.(csv|tsv|txt)(\.gz)?$/i.test(input))
    throw new Error(`--input ${input}: must be a CSV file (.csv or .csv.gz)`);
  const rows: CellRow[] = [];
  try {
    const file = await openTextFile(await openFile(path.resolve(input)));
    const onHeader = (names: Iterable<string>) => checkColumns([...names], wanted);
    for await (const read of CSV.readRows(file, { onHeader, onBytes: ignore, onCrs: ignore })) {
      if ('broken' in read) {
        leftOut.add(read, '', '', read.broken);
        continue;
      }
      if (read.isDoubtful === true) {
        leftOut.add(read, '', '', read.note ?? '');
        continue;
      }
      const { cells } = read;
      const line = read.line === undefined ? {} : { line: read.line };
      if (cells instanceof Map)
        rows.push({ row: read.row, ...line, cells: wanted.map(({ column }) => textOf(cells.get(column))) });
    }
  } catch (error) {
    if (!(error instanceof LayerFault)) throw error;
    throw new Error(`--input ${input}: ${error.message}`, { cause: error });
  }
  if (rows.length + leftOut.count === 0) throw new Error(`--input ${input}: the file has no rows`);
  return rows;
}

const ignore = () => undefined;

function textOf(cell: unknown): string {
  return typeof cell === 'string' ? cell : '';
}

function checkColumns(names: readonly string[], wanted: readonly WantedColumn[]): void {
  const twice = wanted.find(({ column }) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice !== undefined)
    throw new LayerFault(`the header has the column "${showValue(twice.column)}" twice`);
  const missing = wanted.filter(({ column }) => !names.includes(column));
  if (missing.length === 0) return;
  const faults = missing.map(({ option, column }) => {
    const [near] = nearestNames(column, names, 1);
    return `there is no column "${showValue(column)}" for ${option}${near === undefined ? '' : ` (nearest: "${showValue(near)}")`}`;
  });
  throw new LayerFault(
    `${faults.join('; ')}. The file has: ${names.map((name) => showValue(name)).join(', ')}`,
  );
}
