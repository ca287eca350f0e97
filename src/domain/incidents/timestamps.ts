import { isBefore, type TimePrecision } from '../time/precision.ts';

/** The times of one incident, epoch ms; absent where a step was not reached. */
export interface IncidentTimes {
  occurredAt: number;
  reportedAt: number;
  acceptedAt?: number | undefined;
  filedAt?: number | undefined;
  dispatchedAt?: number | undefined;
  handledAt?: number | undefined;
  verifiedAt?: number | undefined;
  closedAt?: number | undefined;
  deadlineAt?: number | undefined;
}

export type TimestampField = keyof IncidentTimes;

/** How exactly the times of an incident are known; to the second where nothing is said. */
export type TimePrecisions = Partial<Readonly<Record<TimestampField, TimePrecision>>>;

export interface TimestampFault {
  rule: 'V-09' | 'V-11';
  field: TimestampField;
  value: number;
  reason: string;
}

/** The times of an incident in the order in which they come. */
export const TIMESTAMP_CHAIN = [
  'occurredAt',
  'reportedAt',
  'acceptedAt',
  'filedAt',
  'dispatchedAt',
  'handledAt',
  'verifiedAt',
  'closedAt',
] as const;

/** All times of an incident. */
export const TIMESTAMP_FIELDS = [...TIMESTAMP_CHAIN, 'deadlineAt'] as const satisfies TimestampField[];

/** Steps an incident may leave out when it was settled on the spot (reported → selfHandled → closed). */
const SKIPPED_WHEN_SELF_HANDLED: ReadonlySet<TimestampField> = new Set([
  'acceptedAt',
  'filedAt',
  'dispatchedAt',
  'verifiedAt',
]);

/**
 * Checks V-09 (the times never go back, and a later one needs the earlier ones) and V-11 (the deadline lies after
 * the filing, or after the report where it was not filed). Two times are compared as exactly as the coarser of them is
 * known: nothing of 5 March is before 5 March. `isSelfHandled` allows the short path. Empty list = sound.
 */
export function timestampFaults(
  times: IncidentTimes,
  isSelfHandled = false,
  precisions: TimePrecisions = {},
): TimestampFault[] {
  const faults: TimestampFault[] = [];
  const precisionOf = (field: TimestampField): TimePrecision => precisions[field] ?? 'second';
  /** The last time known to the second, and what came after it. */
  let earlier: { field: TimestampField; value: number }[] = [];
  let missing: TimestampField | undefined;
  for (const field of TIMESTAMP_CHAIN) {
    const value = times[field];
    if (value === undefined) {
      if (!(isSelfHandled && SKIPPED_WHEN_SELF_HANDLED.has(field))) missing ??= field;
      continue;
    }
    if (!Number.isFinite(value)) {
      faults.push({ rule: 'V-09', field, value, reason: `${field} is no moment` });
      continue;
    }
    if (missing !== undefined)
      faults.push({ rule: 'V-09', field, value, reason: `${field} is set but ${missing} is not` });
    const precision = precisionOf(field);
    const next = earlier.findLast((one) => isBefore(value, precision, one.value, precisionOf(one.field)));
    if (next !== undefined)
      faults.push({ rule: 'V-09', field, value, reason: `${field} lies before ${next.field}` });
    if (precision === 'second') earlier = [];
    earlier.push({ field, value });
  }
  const { deadlineAt } = times;
  const begin = times.filedAt === undefined ? 'reportedAt' : 'filedAt';
  const began = times[begin]!;
  const precision = precisionOf('deadlineAt');
  // A deadline that is a date is the end of its day.
  const lastMs = (deadlineAt ?? 0) - (precision === 'day' ? 1 : 0);
  if (
    deadlineAt !== undefined &&
    !(deadlineAt > began) &&
    (precision === precisionOf(begin) || isBefore(lastMs, precision, began, precisionOf(begin)))
  )
    faults.push({
      rule: 'V-11',
      field: 'deadlineAt',
      value: deadlineAt,
      reason: `deadlineAt does not lie after ${begin}`,
    });
  return faults;
}
