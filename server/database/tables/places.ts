import type { PlaceRecord } from '../../../src/schemas/places.ts';
import { json, number, optional, point, text } from '../fields.ts';
import { mapTable, type Fields, type RowOf } from '../table-mapping.ts';

const fields = {
  id: text('id'),
  name: text('name'),
  kind: text('kind'),
  point: point('point'),
  accuracyM: optional(number('accuracy_m')),
  unitCode: optional(text('unit_code')),
  market: optional(json('market')),
  origin: text('origin'),
  source: optional(text('source')),
  note: optional(text('note')),
} satisfies Fields<PlaceRecord>;

export type StoredPlace = RowOf<typeof fields>;
export const PLACES = mapTable<PlaceRecord>(fields);
