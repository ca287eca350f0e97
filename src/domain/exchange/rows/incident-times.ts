import type { TimePrecision } from '../../time/precision.ts';
import { DAY_MS } from '../../time/civil-day.ts';
import {
  TIMESTAMP_CHAIN,
  TIMESTAMP_FIELDS,
  timestampFaults,
  type IncidentTimes,
  type TimestampField,
} from '../../incidents/timestamps.ts';
import { formatIso, HOUR_MS, startOfDay } from '../../time/zone.ts';
import type { FieldValues } from '../fields/read-fields.ts';
import type { RowIssues } from '../fields/row-result.ts';
import { rejectFutureTimes, type ReadContext } from './read-context.ts';

/** What is told of a date without a time; of a deadline and of all else. */
const DATE_NOTES = {
  deadline: 'a date without a time; it lasts to the end of its day',
  other: 'a date without a time; it counts in days and has no hour',
};

/**
 * The times of an incident: those that are absent and follow from others, the deadline that is a date as the end of its day,
 * and V-09 and V-11 on all. A step that is known less exactly than what came before it, and is not before it, gets the time
 * of that, so that no step takes less than no time.
 */
export function readIncidentTimes(values: FieldValues, context: ReadContext, issues: RowIssues): void {
  const time = (field: string) => values.get(field) as number | undefined;
  const { precisions } = values;
  const reportedAt = time('reportedAt');
  if (reportedAt === undefined) return;
  rejectFutureTimes(TIMESTAMP_CHAIN, values, context, issues);
  for (const field of TIMESTAMP_FIELDS)
    if (precisions.get(field) === 'day')
      issues.warn(field, DATE_NOTES[field === 'deadlineAt' ? 'deadline' : 'other']);
  if (time('occurredAt') === undefined) {
    values.set('occurredAt', reportedAt);
    precisions.set('occurredAt', precisions.get('reportedAt') ?? 'second');
    issues.warn('occurredAt', 'no time of occurrence; that of the report stands in');
  }
  setDeadline(values, reportedAt);
  const { times, known } = withoutGaps(values);
  for (const { field, rule, value, reason } of timestampFaults(times, false, Object.fromEntries(known))) {
    if (!values.has(field)) continue;
    const shown = field === 'deadlineAt' && known.get(field) === 'day' ? value - DAY_MS : value;
    issues.reject(
      field,
      formatIso(shown),
      `${rule === 'V-09' ? lateReason(reason, values) : reason} (${rule})`,
    );
  }
  settleOrder(values);
}

/** The fields of an incident's times that were written as dates; `undefined` where there is none. */
export function datesOf({ precisions }: FieldValues): TimestampField[] | undefined {
  const dates = TIMESTAMP_FIELDS.filter((field) => precisions.get(field) === 'day');
  return dates.length === 0 ? undefined : dates;
}

/**
 * A deadline that is a date ends with its day. A limit of hours after a report that is known to the day ends with the day
 * in which it may end at the latest.
 */
function setDeadline(values: FieldValues, reportedAt: number): void {
  const { precisions } = values;
  const given = values.get('deadlineAt') as number | undefined;
  if (given !== undefined) {
    if (precisions.get('deadlineAt') === 'day') values.set('deadlineAt', startOfDay(given) + DAY_MS);
    return;
  }
  const hours = values.get('slaHours') as number | undefined;
  if (hours === undefined) return;
  if (precisions.get('reportedAt') !== 'day') {
    values.set('deadlineAt', reportedAt + hours * HOUR_MS);
    return;
  }
  values.set('deadlineAt', startOfDay(reportedAt + DAY_MS + hours * HOUR_MS - 1) + DAY_MS);
  precisions.set('deadlineAt', 'day');
}

/** `lies before …` with a time that the file has: that before the one named, where it has not. */
function lateReason(reason: string, values: FieldValues): string {
  const named = TIMESTAMP_CHAIN.findIndex((field) => reason.endsWith(` ${field}`));
  return `lies before ${TIMESTAMP_CHAIN.slice(0, named + 1).findLast((field) => values.has(field))}`;
}

/** A time the file does not know counts as equal to the one before it. */
function withoutGaps(values: FieldValues): { times: IncidentTimes; known: Map<string, TimePrecision> } {
  const last = TIMESTAMP_CHAIN.findLastIndex((field) => values.has(field));
  const times: Record<string, number> = {};
  const known = new Map<string, TimePrecision>();
  let before: TimestampField | undefined;
  for (const field of TIMESTAMP_CHAIN.slice(0, last + 1)) {
    if (values.has(field)) before = field;
    if (before === undefined) continue;
    times[field] = values.get(before) as number;
    known.set(field, values.precisions.get(before) ?? 'second');
  }
  known.set('deadlineAt', values.precisions.get('deadlineAt') ?? 'second');
  const deadlineAt = values.get('deadlineAt') as number | undefined;
  return { times: { ...times, deadlineAt } as IncidentTimes, known };
}

/** Steps and the deadline, where they are known less exactly than what came before them, are not before it. */
function settleOrder(values: FieldValues): void {
  let before = values.get('reportedAt') as number;
  for (const field of TIMESTAMP_FIELDS.slice(TIMESTAMP_FIELDS.indexOf('reportedAt') + 1)) {
    const value = values.get(field) as number | undefined;
    if (value === undefined) continue;
    if (field === 'deadlineAt') before = values.get('reportedAt') as number;
    if (value < before) values.set(field, before);
    else before = value;
  }
}
