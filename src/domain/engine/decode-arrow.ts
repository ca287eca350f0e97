import { tableFromIPC, type Table } from 'apache-arrow';
import { checkLists, type IncidentLists, type RawIncidentColumns } from './columns.ts';

type ColumnArray = Float64Array | Int32Array | Uint8Array | Uint32Array;

/** One column as the typed array that the contract names; nulls become `absent`, which row checks refuse or know. */
function readColumn<T extends ColumnArray>(
  table: Table,
  name: string,
  make: { new (length: number): T; readonly name: string },
  absent: number,
): T {
  const vector = table.getChild(name);
  if (!vector) throw new Error(`incidents.arrow: column "${name}" is missing`);
  const values: unknown = vector.toArray();
  if (!(values instanceof make))
    throw new Error(`incidents.arrow: column "${name}" is ${vector.type.toString()}, not ${make.name}`);
  if (vector.nullCount === 0) return values;
  const filled = new make(vector.length);
  for (let row = 0; row < vector.length; row++)
    filled[row] = vector.isValid(row) ? (values[row] ?? absent) : absent;
  return filled;
}

function readList(metadata: Readonly<Record<string, unknown>>, name: string): string[] {
  const list = metadata[name];
  if (!Array.isArray(list) || !list.every((entry): entry is string => typeof entry === 'string'))
    throw new Error(`incidents.arrow: "${name}" in the metadata is no list of texts`);
  return list;
}

function readLists(table: Table): IncidentLists {
  const text = table.schema.metadata.get('gridlight');
  if (text === undefined) throw new Error('incidents.arrow: metadata "gridlight" is missing');
  const metadata: unknown = JSON.parse(text);
  if (typeof metadata !== 'object' || metadata === null)
    throw new Error('incidents.arrow: metadata "gridlight" is no object');
  const fields = metadata as Readonly<Record<string, unknown>>;
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
 * Reads the reply of `/api/incidents.arrow` (an Arrow IPC stream or file). Columns and metadata as described at
 * `incidentMetadataSchema`. Throws with the name of the column or list that is missing or of another type.
 */
export function decodeIncidents(bytes: Uint8Array): { raw: RawIncidentColumns; lists: IncidentLists } {
  const table = tableFromIPC(bytes);
  const lists = readLists(table);
  const eventNo = table.getChild('eventNo');
  if (!eventNo) throw new Error('incidents.arrow: column "eventNo" is missing');
  return {
    lists,
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
      eventNo: (row) => String(eventNo.get(row) ?? ''),
    },
  };
}
