import type { FieldSpec } from '../fields/field-spec.ts';
import type { ReadContext, RowReader } from './read-context.ts';
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

/**
 * Passes published figures on as they are written: nothing in them is ever repaired; the schema checks them. Only a unit that
 * is named by an alias gets its code.
 */
export function createFigureReader({ locator }: Pick<ReadContext, 'locator'>): RowReader {
  const fields = FIELDS.map((field): FieldSpec => ({ field, kind: 'text', isReadApart: true }));
  return {
    idField: 'id',
    fields,
    read: (source) => {
      const record = Object.fromEntries(
        [...source.values].map(([field, value]) => [field, cleanValue(value)]),
      );
      const issues = new RowIssues(source);
      const alias = record['unitCode'];
      const [code, ...more] =
        typeof alias !== 'string' || locator.codes.has(alias) ? [] : locator.codesOfAlias(alias);
      if (code === undefined || more.length > 0) return issues.result(record);
      issues.repair('unitCode', alias, code, 'the alias of a unit; its code is taken');
      return issues.result({ ...record, unitCode: code });
    },
  };
}
