import { readArrowStream, type ArrowColumn, type ArrowTable } from '../../arrow/arrow-stream.ts';
import { checkLists, type IncidentLists, type RawIncidentColumns } from './columns.ts';
import type { TextBytes } from './event-numbers.ts';

type ColumnArray = Float64Array | Int32Array | Uint8Array | Uint32Array;
type ColumnClass<T> = { new (length: number): T; readonly name: string; readonly BYTES_PER_ELEMENT: number };

const isThere = (bitmap: Uint8Array | undefined, row: number): boolean =>
  bitmap === undefined || ((bitmap[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;

function columnOf(table: ArrowTable, name: string, type: string): ArrowColumn {
  const column = table.columns.get(name);
  if (!column) throw new Error(`incidents.arrow: column "${name}" is missing`);
  if (column.type !== type)
    throw new Error(`incidents.arrow: column "${name}" is ${column.type}, not ${type}`);
  return column;
}

/** One column as the typed array that the contract names; nulls become `absent`, which row checks refuse or know. */
function readColumn<T extends ColumnArray>(
  table: ArrowTable,
  name: string,
  make: ColumnClass<T>,
  absent: number,
): T {
  const { chunks } = columnOf(table, name, make.name.replace('Array', ''));
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

/** Texts of one column as their bytes; empty where there is none. */
function readTexts(table: ArrowTable, name: string): TextBytes {
  const { chunks } = columnOf(table, name, 'Utf8');
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

function readList(metadata: Readonly<Record<string, unknown>>, name: string): string[] {
  const list = metadata[name];
  if (!Array.isArray(list) || !list.every((entry): entry is string => typeof entry === 'string'))
    throw new Error(`incidents.arrow: "${name}" in the metadata is no list of texts`);
  return list;
}

function readMetadata(table: ArrowTable): Readonly<Record<string, unknown>> {
  const text = table.metadata.get('gridlight');
  if (text === undefined) throw new Error('incidents.arrow: metadata "gridlight" is missing');
  const metadata: unknown = JSON.parse(text);
  if (typeof metadata !== 'object' || metadata === null)
    throw new Error('incidents.arrow: metadata "gridlight" is no object');
  return metadata as Readonly<Record<string, unknown>>;
}

function readLists(fields: Readonly<Record<string, unknown>>): IncidentLists {
  if (typeof fields['asOf'] !== 'number' || !Number.isFinite(fields['asOf']))
    throw new Error('incidents.arrow: "asOf" in the metadata is no time');
  return checkLists({
    asOf: fields['asOf'],
    categories: readList(fields, 'categories'),
    channels: readList(fields, 'channels'),
    tiers: readList(fields, 'tiers'),
    statuses: readList(fields, 'statuses'),
    units: readList(fields, 'units'),
  });
}

/**
 * Reads the reply of `/api/incidents.arrow` (an Arrow IPC stream). Columns and metadata as described at
 * `incidentMetadataSchema`. Throws with the name of the column or list that is missing or of another type.
 */
export function decodeIncidents(bytes: Uint8Array): {
  raw: RawIncidentColumns;
  lists: IncidentLists;
  /** Place in the stream of changes up to which the columns have everything. */
  position: string | undefined;
} {
  const table = readArrowStream(bytes);
  const metadata = readMetadata(table);
  const lists = readLists(metadata);
  const eventNo = readTexts(table, 'eventNo');
  return {
    lists,
    position: typeof metadata['position'] === 'string' ? metadata['position'] : undefined,
    raw: {
      time: readColumn(table, 'time', Float64Array, Number.NaN),
      lngE6: readColumn(table, 'lngE6', Int32Array, 0x7fffffff),
      latE6: readColumn(table, 'latE6', Int32Array, 0x7fffffff),
      category: readColumn(table, 'category', Uint8Array, 255),
      channel: readColumn(table, 'channel', Uint8Array, 255),
      tier: readColumn(table, 'tier', Uint8Array, 255),
      status: readColumn(table, 'status', Uint8Array, 255),
      unit: readColumn(table, 'unit', Uint32Array, 0xffffffff),
      deadline: readColumn(table, 'deadline', Float64Array, Number.NaN),
      eventNo,
    },
  };
}
