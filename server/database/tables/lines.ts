import type { LineRecord } from '../../../src/schemas/places.ts';
import { json, number, optional, text, textArray } from '../fields.ts';
import { mapTable, type Fields, type RowOf } from '../table-mapping.ts';

/** A line without its geometry, which is sent as text. */
export type LineFields = Omit<LineRecord, 'geometry'>;

const fields = {
  id: text('id'),
  kind: text('kind'),
  name: text('name'),
  labels: optional(json('labels')),
  stopIds: textArray('stop_ids'),
  headwayMin: optional(number('headway_min')),
  origin: text('origin'),
  source: optional(text('source')),
} satisfies Fields<LineFields>;

export type StoredLine = RowOf<typeof fields>;
export const LINES = mapTable<LineFields>(fields);
