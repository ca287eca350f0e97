import type { PickpocketCaseRecord } from '../../../src/schemas/cases.ts';
import {
  boolean,
  integer,
  isoTimestamp,
  json,
  pointLatitude,
  pointLongitude,
  optional,
  text,
  textArray,
  timeOrDate,
} from '../fields.ts';
import { mapTable, type Fields, type RowOf } from '../table-mapping.ts';

const fields = {
  caseNo: text('case_no'),
  offenceCode: text('offence_code'),
  occurredFrom: timeOrDate('occurred_from'),
  occurredTo: isoTimestamp('occurred_to'),
  reportedAt: timeOrDate('reported_at'),
  placeType: text('place_type'),
  carriedOnPerson: boolean('carried_on_person'),
  longitude: pointLongitude('point'),
  latitude: pointLatitude('point'),
  unitCode: text('unit_code'),
  placeId: optional(text('place_id')),
  transit: optional(json('transit')),
  property: json('property'),
  methods: textArray('methods'),
  moment: optional(text('moment')),
  victimAgeBand: optional(text('victim_age_band')),
  status: text('status'),
  arrestedAt: optional(timeOrDate('arrested_at')),
  recoveredItems: integer('recovered_items'),
  agencies: textArray('agencies'),
  origin: text('origin'),
} satisfies Fields<PickpocketCaseRecord>;

export type StoredCase = RowOf<typeof fields>;
export const PICKPOCKET_CASES = mapTable<PickpocketCaseRecord>(fields);
