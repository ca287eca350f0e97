import { assignUnit, UNIT_CODE_FIELD } from '../units/assign-unit.ts';
import type { FieldSpec } from '../fields/field-spec.ts';
import { TEXT_LENGTHS } from '../fields/text-lengths.ts';
import type { ReadContext, RowReader } from './read-context.ts';
import { readFields } from '../fields/read-fields.ts';
import { POSITION_FIELDS, readPosition } from './read-position.ts';
import { setPath } from '../fields/text-cleanup.ts';
import { RowIssues } from '../fields/row-result.ts';

const COMMON: readonly FieldSpec[] = [
  { field: 'id', kind: 'text', isIdentifier: true, required: true, maxLength: TEXT_LENGTHS.id },
  { field: 'name', kind: 'text', required: true, maxLength: TEXT_LENGTHS.name },
  ...POSITION_FIELDS,
  UNIT_CODE_FIELD,
  { field: 'source', kind: 'text', maxLength: TEXT_LENGTHS.source },
  { field: 'note', kind: 'text', maxLength: TEXT_LENGTHS.note, isFreeText: true },
];

/** Reads places (schema `placeSchema`). */
export function createPlaceReader(context: ReadContext): RowReader {
  return createPointReader(context, [
    ...COMMON,
    { field: 'kind', kind: 'code', required: true, vocabulary: context.vocabularies.placeKind },
    { field: 'accuracyM', kind: 'number', min: 0, max: 100_000 },
    { field: 'market', kind: 'object' },
    { field: 'origin', kind: 'code', vocabulary: context.vocabularies.origin },
  ]);
}

/** Reads facilities (schema `facilitySchema`). */
export function createFacilityReader(context: ReadContext): RowReader {
  return createPointReader(context, [
    ...COMMON,
    { field: 'facilityType', kind: 'code', required: true, vocabulary: context.vocabularies.facilityType },
    { field: 'serviceRadiusM', kind: 'number', min: 0.1, max: 100_000 },
    { field: 'openHours', kind: 'text', maxLength: 100 },
    { field: 'capacity', kind: 'integer', min: 0, max: 1_000_000 },
    { field: 'origin', kind: 'code', vocabulary: context.vocabularies.origin },
  ]);
}

function createPointReader(context: ReadContext, fields: FieldSpec[]): RowReader {
  return {
    idField: 'id',
    needsPlace: true,
    fields,
    read: (source) => {
      const issues = new RowIssues(source);
      const values = readFields(source, fields, issues);
      const point = readPosition(source, context, issues);
      if (issues.rejected) return issues.result({});
      const rawUnitCode = source.values.get('unitCode');
      const accuracyM = values.get('accuracyM') as number | undefined;
      const at = context.asOf;
      const located = assignUnit({ point, rawUnitCode, accuracyM, at }, context.locator, issues, true);
      if (!issues.rejected && !located.point)
        issues.reject('longitude, latitude', '', 'neither a position nor a unit is given');
      if (located.unitCode === undefined) issues.warn('unitCode', 'lies in none of the units loaded');
      const record: Record<string, unknown> = { origin: 'reported', point: located.point };
      for (const [field, value] of values) setPath(record, field, value);
      if (located.unitCode !== undefined) record['unitCode'] = located.unitCode;
      const takesAccuracy = fields.some(({ field }) => field === 'accuracyM');
      if (takesAccuracy && located.accuracyM !== undefined) record['accuracyM'] = located.accuracyM;
      return issues.result(record);
    },
  };
}
