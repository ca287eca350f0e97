import { columnReader } from '../../arrow/arrow-columns.ts';
import { readArrowStream, type ArrowTable } from '../../arrow/arrow-stream.ts';
import { checkLists, type IncidentLists, type RawIncidentColumns } from './raw-columns.ts';

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
  const { numbers, texts } = columnReader(table, 'incidents.arrow');
  const eventNo = texts('eventNo');
  return {
    lists,
    position: typeof metadata['position'] === 'string' ? metadata['position'] : undefined,
    raw: {
      time: numbers('time', Float64Array, Number.NaN),
      lngE6: numbers('lngE6', Int32Array, 0x7fffffff),
      latE6: numbers('latE6', Int32Array, 0x7fffffff),
      category: numbers('category', Uint8Array, 255),
      channel: numbers('channel', Uint8Array, 255),
      tier: numbers('tier', Uint8Array, 255),
      status: numbers('status', Uint8Array, 255),
      unit: numbers('unit', Uint32Array, 0xffffffff),
      deadline: numbers('deadline', Float64Array, Number.NaN),
      eventNo,
    },
  };
}
