import { HOUR_MS, MINUTE_MS } from '../time/zone.ts';

/** How well the time of a case is known, from the best. */
export const INTERVAL_PRECISIONS = ['minute', 'quarter', 'hour', 'fourHours', 'day'] as const;
export type IntervalPrecision = (typeof INTERVAL_PRECISIONS)[number];

/** How well a time is known by the length of its interval: to the minute, a quarter, an hour, four hours, or only the day. */
export function precisionOf(lengthMs: number): IntervalPrecision {
  if (lengthMs <= MINUTE_MS) return 'minute';
  if (lengthMs <= 15 * MINUTE_MS) return 'quarter';
  if (lengthMs <= HOUR_MS) return 'hour';
  return lengthMs <= 4 * HOUR_MS ? 'fourHours' : 'day';
}
