import type { UnitProperties } from '../../../src/schemas/units.ts';
import { boolean, date, json, number, optional, point, text, textArray } from '../fields.ts';
import { mapTable, type Fields, type RowOf } from '../table-mapping.ts';

const fields = {
  code: text('code'),
  level: text('level'),
  name: text('name'),
  aliases: textArray('aliases'),
  parentCode: optional(text('parent_code')),
  schematic: boolean('schematic'),
  origin: text('origin'),
  areaM2: number('area_m2'),
  labelPoint: point('label_point'),
  urbanRural: optional(text('urban_rural')),
  gridKind: optional(text('grid_kind')),
  subject: optional(text('subject')),
  quantities: json('quantities'),
  staffing: optional(json('staffing')),
  memberCodes: optional(textArray('member_codes')),
  densityWeight: optional(number('density_weight')),
  validFrom: optional(date('valid_from')),
  validTo: optional(date('valid_to')),
  predecessors: optional(textArray('predecessors')),
  legacyCodes: optional(json('legacy_codes')),
  note: optional(text('note')),
} satisfies Fields<UnitProperties>;

export type StoredUnit = RowOf<typeof fields>;
export const UNITS = mapTable<UnitProperties>(fields);
