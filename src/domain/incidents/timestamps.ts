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

/** Steps an incident may leave out when it was settled on the spot (reported → selfHandled → closed). */
const SKIPPED_WHEN_SELF_HANDLED: ReadonlySet<TimestampField> = new Set([
  'acceptedAt',
  'filedAt',
  'dispatchedAt',
  'verifiedAt',
]);

/**
 * Checks V-09 (the times never go back, and a later one needs the earlier ones) and V-11 (the deadline lies after
 * the filing, or after the report where it was not filed). `isSelfHandled` allows the short path. Empty list = sound.
 */
export function timestampFaults(times: IncidentTimes, isSelfHandled = false): TimestampFault[] {
  const faults: TimestampFault[] = [];
  let last: { field: TimestampField; value: number } | undefined;
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
    if (last !== undefined && value < last.value)
      faults.push({ rule: 'V-09', field, value, reason: `${field} lies before ${last.field}` });
    last = { field, value };
  }
  const { deadlineAt } = times;
  const limitBegan = times.filedAt ?? times.reportedAt;
  if (deadlineAt !== undefined && !(deadlineAt > limitBegan))
    faults.push({
      rule: 'V-11',
      field: 'deadlineAt',
      value: deadlineAt,
      reason: `deadlineAt does not lie after ${times.filedAt === undefined ? 'reportedAt' : 'filedAt'}`,
    });
  return faults;
}
