import { DAY_MS } from '../../time/civil-day.ts';
import { isBefore } from '../../time/precision.ts';
import { dayKey, formatIso, startOfDay } from '../../time/zone.ts';
import { assignUnit, UNIT_CODE_FIELD } from '../units/assign-unit.ts';
import type { FieldSpec } from '../fields/field-spec.ts';
import { TEXT_LENGTHS } from '../fields/text-lengths.ts';
import { rejectFutureTimes, type ReadContext, type RowReader } from './read-context.ts';
import { readFields, suggestion, type FieldValues } from '../fields/read-fields.ts';
import { POSITION_FIELDS, readPosition } from './read-position.ts';
import { cleanText, setPath } from '../fields/text-cleanup.ts';
import { cellText, RowIssues } from '../fields/row-result.ts';

const TIMES = ['occurredFrom', 'occurredTo', 'reportedAt', 'arrestedAt'] as const;
const TIME_FIELDS: ReadonlySet<string> = new Set(TIMES);

/** Reads pickpocket cases (schema `pickpocketCaseSchema`): rules V-08, V-20, V-21, V-22 and the interval of DOMAIN §3.6. */
export function createCaseReader(context: ReadContext): RowReader {
  const fields = caseFields(context);
  return {
    idField: 'caseNo',
    needsPlace: true,
    fields,
    read: (source) => {
      const issues = new RowIssues(source);
      const values = readFields(source, fields, issues);
      const point = readPosition(source, context, issues);
      checkInterval(values, context, issues);
      const property = readProperty(source.values.get('property'), context, issues);
      if (values.get('carriedOnPerson') === false)
        issues.reject(
          'carriedOnPerson',
          'false',
          'what was not carried on the person was not pickpocketed (V-21)',
        );
      if (values.get('placeType') === 'ON_BUS' && !values.has('transit.lineId'))
        issues.reject('transit.lineId', '', 'is blank; a case on a bus needs its line (V-22)');
      const methods = (values.get('methods') ?? []) as string[];
      if (methods.includes('CUT') && !property.some(({ kind }) => kind === 'GOLD'))
        issues.reject('methods', 'CUT', 'is only for gold, and there is none among the property');
      if (issues.rejected) return issues.result({});
      const rawUnitCode = source.values.get('unitCode');
      const at = (values.get('reportedAt') ?? values.get('occurredFrom')) as number | undefined;
      const located = assignUnit(
        { point, rawUnitCode, accuracyM: undefined, at },
        context.locator,
        issues,
        true,
      );
      if (!issues.rejected && located.unitCode === undefined)
        issues.reject(
          'longitude, latitude',
          located.point?.join(', '),
          located.point ? 'lies in none of the units loaded' : 'neither a position nor a unit is given',
        );
      if (issues.rejected) return issues.result({});
      const [longitude, latitude] = located.point!;
      return issues.result({
        ...recordOf(values),
        property,
        longitude,
        latitude,
        unitCode: located.unitCode,
      });
    },
  };
}

function caseFields({ vocabularies: v }: ReadContext): FieldSpec[] {
  return [
    { field: 'caseNo', kind: 'text', isIdentifier: true, required: true, maxLength: TEXT_LENGTHS.id },
    { field: 'offenceCode', kind: 'text', isIdentifier: true, maxLength: 20 },
    ...TIMES.map((field): FieldSpec => ({
      field,
      kind: 'time',
      required: field === 'occurredFrom',
    })),
    { field: 'placeType', kind: 'code', required: true, vocabulary: v.placeType },
    { field: 'carriedOnPerson', kind: 'boolean' },
    ...POSITION_FIELDS,
    UNIT_CODE_FIELD,
    { field: 'placeId', kind: 'text', isIdentifier: true, maxLength: TEXT_LENGTHS.id },
    { field: 'transit.lineId', kind: 'text', isIdentifier: true, maxLength: TEXT_LENGTHS.id },
    { field: 'transit.boardStopId', kind: 'text', isIdentifier: true, maxLength: TEXT_LENGTHS.id },
    { field: 'transit.alightStopId', kind: 'text', isIdentifier: true, maxLength: TEXT_LENGTHS.id },
    { field: 'property', kind: 'texts', isReadApart: true },
    { field: 'methods', kind: 'codes', vocabulary: v.method },
    { field: 'moment', kind: 'code', vocabulary: v.moment },
    { field: 'victimAgeBand', kind: 'code', vocabulary: v.ageBand },
    { field: 'status', kind: 'code', required: true, vocabulary: v.caseStatus },
    { field: 'recoveredItems', kind: 'integer', min: 0, max: 10_000 },
    { field: 'agencies', kind: 'texts', maxLength: TEXT_LENGTHS.department },
    { field: 'origin', kind: 'code', vocabulary: v.origin },
  ];
}

/**
 * The interval of a case and what came after it. A date is the whole of its day, as far as that is over and before the
 * report; times are compared as exactly as the coarser is known.
 */
function checkInterval(values: FieldValues, context: ReadContext, issues: RowIssues): void {
  const time = (field: string) => values.get(field) as number | undefined;
  const isDay = (field: string) => values.precisions.get(field) === 'day';
  const from = time('occurredFrom');
  if (from === undefined) return;
  for (const field of TIMES)
    if (isDay(field)) issues.warn(field, 'a date without a time; the whole day may be meant');
  if (!values.has('occurredTo')) issues.warn('occurredTo', 'no end; the beginning stands in');
  if (!values.has('reportedAt')) issues.warn('reportedAt', 'no time of report; the end stands in');
  rejectFutureTimes(TIMES, values, context, issues);
  const endField = values.has('occurredTo') ? 'occurredTo' : 'occurredFrom';
  const end = time(endField) ?? from;
  const isBeforeBeginning = (field: string, value: number) =>
    isBefore(
      value,
      values.precisions.get(field) ?? 'second',
      from,
      values.precisions.get('occurredFrom') ?? 'second',
    );
  if (isBeforeBeginning(endField, end))
    issues.reject('occurredTo', formatIso(end), `lies before occurredFrom, ${formatIso(from)}`);
  if (end - from - (isDay('occurredFrom') ? DAY_MS : 0) > DAY_MS)
    issues.reject('occurredTo', formatIso(end), 'lies more than 24 hours after occurredFrom');
  for (const field of ['reportedAt', 'arrestedAt']) {
    const value = time(field);
    if (value === undefined) continue;
    if (isBeforeBeginning(field, value))
      issues.reject(field, formatIso(value), `lies before occurredFrom, ${formatIso(from)}`);
    else if (value < from) values.set(field, from);
  }
  const until = isDay('reportedAt') ? context.asOf : (time('reportedAt') ?? context.asOf);
  const to = isDay(endField) ? Math.min(startOfDay(end) + DAY_MS, Math.max(until, end)) : end;
  values.set('occurredTo', Math.max(to, from));
  if (values.has('reportedAt')) return;
  if (isDay(endField)) values.precisions.set('reportedAt', 'day');
  values.set('reportedAt', isDay(endField) ? end : time('occurredTo'));
}

interface Stolen {
  kind: string;
  valueBand: string;
}

/** Property as a list of objects, as JSON, or as text: `PHONE:1-3k; CASH:<1k`. */
function readProperty(raw: unknown, { vocabularies }: ReadContext, issues: RowIssues): Stolen[] {
  if (raw === undefined) return [];
  const items = Array.isArray(raw) ? (raw as unknown[]) : parsedItems(cellText(raw));
  const property: Stolen[] = [];
  for (const item of items) {
    const { kind, valueBand } = (typeof item === 'object' && item !== null ? item : {}) as Partial<Stolen>;
    const known = [
      [kind, vocabularies.propertyKind],
      [valueBand, vocabularies.valueBand],
    ] as const;
    const codes = known.map(([text, list]) => list.labels.get(cleanText(cellText(text)).text.toLowerCase()));
    const wrong = codes.findIndex((code) => code === undefined);
    const [text, list] = known[wrong] ?? [];
    if (list)
      issues.reject(
        'property',
        text ?? item,
        `is not in the ${list.name} table${suggestion(cellText(text), list)}`,
      );
    else property.push({ kind: codes[0]!, valueBand: codes[1]! });
  }
  return property;
}

function parsedItems(text: string): unknown[] {
  if (text.trim().startsWith('[')) {
    try {
      const value: unknown = JSON.parse(text);
      if (Array.isArray(value)) return value as unknown[];
    } catch {
      // no JSON: read as text
    }
  }
  return text
    .normalize('NFKC')
    .split(/[;、,|]/)
    .filter((item) => item.trim() !== '')
    .map((item) => {
      const [kind, valueBand] = item.split(':').map((part) => part.trim());
      return { kind, valueBand };
    });
}

function recordOf(values: FieldValues): Record<string, unknown> {
  const record: Record<string, unknown> = { origin: 'reported', carriedOnPerson: true, methods: [] };
  // The end is the last moment that is possible, and no date.
  const told = (field: string, value: number): string =>
    values.precisions.get(field) === 'day' && field !== 'occurredTo' ? dayKey(value) : formatIso(value);
  for (const [field, value] of values)
    setPath(record, field, typeof value === 'number' && TIME_FIELDS.has(field) ? told(field, value) : value);
  return record;
}
