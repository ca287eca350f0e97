import type { ArrowColumn, ArrowTable } from './arrow-stream.ts';

type ColumnArray = Float64Array | Int32Array | Uint8Array | Uint32Array;
type ColumnClass<T> = { new (length: number): T; readonly name: string; readonly BYTES_PER_ELEMENT: number };

/** Reads whole columns of one Arrow reply. Both throw with the name of the column that is missing or of another type. */
export interface ColumnReader {
  /** Numbers as the typed array that the contract names; nulls become `absent`. */
  numbers<T extends ColumnArray>(name: string, make: ColumnClass<T>, absent: number): T;
  /** Texts as their UTF-8 bytes, row `i` from `offsets[i]` to `offsets[i + 1]`; empty where there is none. */
  texts(name: string): { offsets: Uint32Array; bytes: Uint8Array };
}

/** Makes a reader of `table`; `reply` names it in messages, such as `incidents.arrow`. */
export function columnReader(table: ArrowTable, reply: string): ColumnReader {
  const columnOf = (name: string, type: string): ArrowColumn => {
    const column = table.columns.get(name);
    if (!column) throw new Error(`${reply}: column "${name}" is missing`);
    if (column.type !== type) throw new Error(`${reply}: column "${name}" is ${column.type}, not ${type}`);
    return column;
  };
  return {
    numbers: (name, make, absent) =>
      joinNumbers(columnOf(name, make.name.replace('Array', '')), make, absent),
    texts: (name) => joinTexts(columnOf(name, 'Utf8')),
  };
}

const isThere = (bitmap: Uint8Array | undefined, row: number): boolean =>
  bitmap === undefined || ((bitmap[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;

function joinNumbers<T extends ColumnArray>(
  { chunks }: ArrowColumn,
  make: ColumnClass<T>,
  absent: number,
): T {
  const column = new make(chunks.reduce((sum, { length }) => sum + length, 0));
  const bytes = new Uint8Array(column.buffer);
  let first = 0;
  for (const { length, isValid, values } of chunks) {
    bytes.set(values.subarray(0, length * make.BYTES_PER_ELEMENT), first * make.BYTES_PER_ELEMENT);
    if (isValid !== undefined)
      for (let row = 0; row < length; row++) if (!isThere(isValid, row)) column[first + row] = absent;
    first += length;
  }
  return column;
}

function joinTexts({ chunks }: ArrowColumn): ReturnType<ColumnReader['texts']> {
  const offsets = new Uint32Array(chunks.reduce((sum, { length }) => sum + length, 0) + 1);
  const bytes = new Uint8Array(chunks.reduce((sum, { text }) => sum + (text?.length ?? 0), 0));
  let row = 0;
  let filled = 0;
  for (const { length, isValid, values, text } of chunks) {
    const at = new DataView(values.buffer, values.byteOffset, values.byteLength);
    const source = text ?? new Uint8Array();
    for (let index = 0; index < length; index++) {
      if (isThere(isValid, index)) {
        const part = source.subarray(at.getInt32(4 * index, true), at.getInt32(4 * index + 4, true));
        bytes.set(part, filled);
        filled += part.length;
      }
      offsets[++row] = filled;
    }
  }
  return { offsets, bytes };
}
