import type { FacilityRecord } from '../../../src/schemas/places.ts';
import { integer, number, optional, point, text } from '../fields.ts';
import { mapTable, type Fields, type RowOf } from '../table-mapping.ts';

const fields = {
  id: text('id'),
  facilityType: text('facility_type'),
  name: text('name'),
  point: point('point'),
  unitCode: optional(text('unit_code')),
  serviceRadiusM: optional(number('service_radius_m')),
  openHours: optional(text('open_hours')),
  capacity: optional(integer('capacity')),
  origin: text('origin'),
  source: optional(text('source')),
  note: optional(text('note')),
} satisfies Fields<FacilityRecord>;

export type StoredFacility = RowOf<typeof fields>;
export const FACILITIES = mapTable<FacilityRecord>(fields);
