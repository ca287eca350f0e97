import type { CameraRecord } from '../../../src/schemas/cameras.ts';
import { boolean, date, integer, number, optional, point, text, timeOrDate } from '../fields.ts';
import { mapTable, type Fields, type RowOf } from '../table-mapping.ts';

const fields = {
  gbId: text('gb_id'),
  gbVersion: integer('gb_version'),
  name: text('name'),
  pointClass: integer('point_class'),
  ownerSector: text('owner_sector'),
  point: optional(point('point')),
  unitCode: optional(text('unit_code')),
  azimuthDeg: optional(number('azimuth_deg')),
  hfovDeg: optional(number('hfov_deg')),
  rangeM: optional(number('range_m')),
  indoor: optional(boolean('indoor')),
  status: text('status'),
  statusAt: optional(timeOrDate('status_at')),
  recordSaveDays: optional(integer('record_save_days')),
  filedAt: optional(date('filed_at')),
  origin: text('origin'),
} satisfies Fields<CameraRecord>;

export type StoredCamera = RowOf<typeof fields>;
export const CAMERAS = mapTable<CameraRecord>(fields);
