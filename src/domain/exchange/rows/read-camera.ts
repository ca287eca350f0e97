import { azimuthOfDirectionType } from '../../cameras/direction.ts';
import { parseGbCode } from '../../cameras/gb-code.ts';
import { completeCode } from '../../grids/unit-code.ts';
import { dayKey, formatIso } from '../../time/zone.ts';
import { assignUnit, UNIT_CODE_FIELD } from '../units/assign-unit.ts';
import { vocabulary, type FieldSpec } from '../fields/field-spec.ts';
import { CATALOGUE_NAMES, countyOfCivilCode, readCatalogueRow, UNKEPT_ITEMS } from './camera-catalogue.ts';
import { TEXT_LENGTHS } from '../fields/text-lengths.ts';
import { rejectFutureTimes, type ReadContext, type RowReader } from './read-context.ts';
import { readFields, type FieldValues } from '../fields/read-fields.ts';
import { POSITION_FIELDS, readPosition } from './read-position.ts';
import { RowIssues, type SourceRow } from '../fields/row-result.ts';

const POINT_CLASSES = vocabulary(
  'point class',
  ['1', '2', '3', '9'],
  [
    ['一类', '1'],
    ['二类', '2'],
    ['三类', '3'],
    ['一类点', '1'],
    ['二类点', '2'],
    ['三类点', '3'],
    ['其他', '9'],
  ],
);
const LEAST_SAVE_DAYS = 30;
const CITY_DIGITS = 4;

/**
 * Reads cameras (schema `cameraSchema`): rules V-30 (20-digit code of a camera), V-31 (classes 1 and 2 have a
 * position), V-32 (30 days, a warning). A `directionType` 1–8 is turned into an azimuth; what nobody reported stays
 * absent. Catalogues of GB/T 28181 platforms are known by their own names and words.
 */
export function createCameraReader(context: ReadContext): RowReader {
  const fields = cameraFields(context);
  const cities = new Set([...context.locator.codes].map((code) => code.slice(0, CITY_DIGITS)));
  return {
    idField: 'gbId',
    fields,
    read: (written) => {
      const issues = new RowIssues(written);
      const source = readCatalogueRow(written, issues);
      const values = readFields(source, fields, issues);
      const gbVersion = Number(values.get('gbVersion') ?? 2016);
      const pointClass = Number(values.get('pointClass'));
      checkCode(values.get('gbId'), gbVersion === 2022 ? 2022 : 2016, cities, issues);
      const point = readPosition(source, context, issues);
      // No header is wanted for it: the code may tell it.
      if (!source.values.has('ownerSector')) issues.reject('ownerSector', '', 'is required and blank');
      checkAzimuth(values, issues);
      rejectFutureTimes(['statusAt'], values, context, issues);
      if (values.precisions.get('statusAt') === 'day') issues.warn('statusAt', 'a date without a time');
      if (!issues.rejected && !point && (pointClass === 1 || pointClass === 2))
        issues.reject(
          'longitude, latitude',
          '',
          `is blank; a point of class ${pointClass} needs a position (V-31)`,
        );
      const saveDays = values.get('recordSaveDays') as number | undefined;
      if (saveDays !== undefined && saveDays < LEAST_SAVE_DAYS)
        issues.warn('recordSaveDays', `video is kept less than ${LEAST_SAVE_DAYS} days (V-32)`);
      if (issues.rejected) return issues.result({});
      const rawUnitCode = source.values.get('unitCode') ?? (point ? undefined : countyOf(source, context));
      const located = assignUnit(
        { point, rawUnitCode, accuracyM: undefined, at: context.asOf },
        context.locator,
        issues,
        false,
      );
      if (located.unitCode === undefined) issues.warn('unitCode', 'lies in none of the units loaded');
      return issues.result({
        ...recordOf(values),
        gbVersion,
        pointClass,
        ...(located.point && { point: located.point }),
        ...(located.unitCode !== undefined && { unitCode: located.unitCode }),
      });
    },
  };
}

function cameraFields(context: ReadContext): FieldSpec[] {
  return ownFields(context).map((spec) => {
    const names = CATALOGUE_NAMES[spec.field];
    return names === undefined ? spec : { ...spec, names };
  });
}

function ownFields({ vocabularies: v }: ReadContext): FieldSpec[] {
  const hint = 'where every row has the same, write it under "constants"';
  return [
    { field: 'gbId', kind: 'text', isIdentifier: true, required: true },
    { field: 'gbVersion', kind: 'code', vocabulary: vocabulary('GB/T 28181 year', ['2016', '2022']) },
    { field: 'name', kind: 'text', required: true, maxLength: TEXT_LENGTHS.name, isFreeText: true },
    { field: 'pointClass', kind: 'code', required: true, vocabulary: POINT_CLASSES, hint },
    { field: 'ownerSector', kind: 'code', vocabulary: v.ownerSector },
    ...POSITION_FIELDS,
    UNIT_CODE_FIELD,
    { field: 'azimuthDeg', kind: 'number', min: 0, max: 360 },
    { field: 'directionType', kind: 'integer', min: 1, max: 8 },
    { field: 'hfovDeg', kind: 'number', min: 0.01, max: 360 },
    { field: 'rangeM', kind: 'number', min: 0.1, max: 50_000 },
    { field: 'indoor', kind: 'boolean' },
    { field: 'status', kind: 'code', required: true, vocabulary: v.cameraStatus, hint },
    { field: 'statusAt', kind: 'time' },
    { field: 'recordSaveDays', kind: 'integer', min: 0, max: 36_500 },
    { field: 'filedAt', kind: 'date' },
    { field: 'origin', kind: 'code', vocabulary: v.origin },
    ...['civilCode', 'roomType', ...UNKEPT_ITEMS].map((field): FieldSpec => ({
      field,
      kind: 'text',
      isReadApart: true,
    })),
  ];
}

/** The county that a catalogue names for a camera without a position, where its units are loaded. */
function countyOf({ values }: SourceRow, { locator, asOf }: ReadContext): string | undefined {
  const completed = completeCode(countyOfCivilCode(values.get('civilCode')));
  return !('reason' in completed) && locator.get(completed.code, asOf) !== undefined
    ? completed.code
    : undefined;
}

/** `cities` are the first four digits of the units that are loaded. */
function checkCode(
  gbId: unknown,
  version: 2016 | 2022,
  cities: ReadonlySet<string>,
  issues: RowIssues,
): void {
  if (typeof gbId !== 'string') return;
  const parsed = parseGbCode(gbId, version);
  if (!parsed.ok) issues.reject('gbId', gbId, 'is not a code of 20 digits (V-30)');
  else if (!parsed.value.isCamera) {
    const { typeCode, typeName } = parsed.value;
    issues.reject(
      'gbId',
      gbId,
      `is of type ${typeCode}${typeName ? ` ${typeName}` : ''}, which is no camera (V-30)`,
    );
  } else if (cities.size > 0 && !cities.has(gbId.slice(0, CITY_DIGITS)))
    issues.warn('gbId', 'the code is of another city');
}

function checkAzimuth(values: FieldValues, issues: RowIssues): void {
  const direction = values.get('directionType') as number | undefined;
  values.delete('directionType');
  const fromDirection = direction === undefined ? undefined : azimuthOfDirectionType(direction);
  if (fromDirection !== undefined && !values.has('azimuthDeg')) values.set('azimuthDeg', fromDirection);
  if (values.get('azimuthDeg') === 360) {
    values.set('azimuthDeg', 0);
    issues.repair('azimuthDeg', 360, 0, 'a full turn is north');
  }
}

function recordOf(values: FieldValues): Record<string, unknown> {
  const record: Record<string, unknown> = { origin: 'reported', ...Object.fromEntries(values) };
  const statusAt = values.get('statusAt');
  if (typeof statusAt !== 'number') return record;
  const isDay = values.precisions.get('statusAt') === 'day';
  return { ...record, statusAt: isDay ? dayKey(statusAt) : formatIso(statusAt) };
}
