import type { FieldSpec } from '../fields/field-spec.ts';
import type { RowReader } from './read-context.ts';
import { cleanValue } from '../fields/text-cleanup.ts';
import { RowIssues } from '../fields/row-result.ts';

const FIELDS = [
  'id',
  'seed',
  'source',
  'quote',
  'subject',
  'unitCode',
  'metric',
  'labels',
  'value',
  'unit',
  'qualifier',
  'asOf',
  'asOfInferred',
  'period',
  'definitionId',
  'numerator',
  'denominator',
  'check',
  'translations',
] as const;

/** Passes published figures on as they are written: nothing in them is ever repaired; the schema checks them. */
export function createFigureReader(): RowReader {
  const fields = FIELDS.map((field): FieldSpec => ({ field, kind: 'text', isReadApart: true }));
  return {
    idField: 'id',
    fields,
    read: (source) => {
      const record = Object.fromEntries(
        [...source.values].map(([field, value]) => [field, cleanValue(value)]),
      );
      return new RowIssues(source).result(record);
    },
  };
}
