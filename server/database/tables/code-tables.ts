import type { CodeRow, CodeTables } from '../../../src/schemas/dataset.ts';
import { json, optional, text } from '../fields.ts';
import { mapTable, type Fields, type RowOf } from '../table-mapping.ts';

const codeFields = {
  code: text('code'),
  parent: optional(text('parent')),
  labels: json('labels'),
  origin: text('origin'),
  leadDept: optional(text('lead_dept')),
} satisfies Fields<CodeRow>;

export type StoredCode = RowOf<typeof codeFields>;
export const CODES = mapTable<CodeRow>(codeFields);

type StaffingScheme = CodeTables['staffingSchemes'][number];

const schemeFields = {
  id: text('id'),
  label: text('label'),
  slots: json('slots'),
  source: optional(text('source')),
} satisfies Fields<StaffingScheme>;

export type StoredStaffingScheme = RowOf<typeof schemeFields>;
export const STAFFING_SCHEMES = mapTable<StaffingScheme>(schemeFields);
