import type { CodeRow, CodeTables, GridRule } from '../../../src/schemas/code-tables.ts';
import { date, json, optional, text, textArray } from '../fields.ts';
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

const gridRuleFields = {
  id: text('id'),
  labels: json('labels'),
  level: text('level'),
  within: optional(textArray('within')),
  limits: json('limits'),
  origin: text('origin'),
  source: text('source'),
  asOf: date('as_of'),
} satisfies Fields<GridRule>;

export type StoredGridRule = RowOf<typeof gridRuleFields>;
export const GRID_RULES = mapTable<GridRule>(gridRuleFields);
