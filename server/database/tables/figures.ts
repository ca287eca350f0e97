import type { FigureRecord } from '../../../src/schemas/figures.ts';
import { boolean, json, number, optional, text } from '../fields.ts';
import { mapTable, type Fields, type RowOf } from '../table-mapping.ts';

const fields = {
  id: text('id'),
  seed: text('seed'),
  source: text('source'),
  quote: text('quote'),
  subject: text('subject'),
  unitCode: optional(text('unit_code')),
  metric: text('metric'),
  labels: json('labels'),
  value: number('value'),
  unit: text('unit'),
  qualifier: text('qualifier'),
  asOf: text('as_of'),
  asOfInferred: optional(boolean('as_of_inferred')),
  period: optional(text('period')),
  definitionId: optional(text('definition_id')),
  numerator: optional(number('numerator')),
  denominator: optional(number('denominator')),
  check: json('check_result'),
  translations: optional(json('translations')),
} satisfies Fields<FigureRecord>;

export type StoredFigure = RowOf<typeof fields>;
export const FIGURES = mapTable<FigureRecord>(fields);
