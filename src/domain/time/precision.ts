import { HOUR_MS, MINUTE_MS, startOfDay } from './zone.ts';

/** How exactly a time is known, the coarsest first. */
export const TIME_PRECISIONS = ['day', 'hour', 'minute', 'second'] as const;
export type TimePrecision = (typeof TIME_PRECISIONS)[number];

/** Where the day, hour or minute of a time (epoch ms) begins in Shanghai; a time known to the second is its own. */
function beginningOf(timeMs: number, precision: TimePrecision): number {
  if (precision === 'second') return timeMs;
  if (precision === 'day') return startOfDay(timeMs);
  const unitMs = precision === 'hour' ? HOUR_MS : MINUTE_MS;
  return Math.floor(timeMs / unitMs) * unitMs;
}

/**
 * Whether one time lies before another, compared as exactly as the coarser of the two is known: 5 March is not before
 * 5 March 15:07. Epoch ms.
 */
export function isBefore(
  timeMs: number,
  precision: TimePrecision,
  otherMs: number,
  otherPrecision: TimePrecision,
): boolean {
  const index = Math.min(TIME_PRECISIONS.indexOf(precision), TIME_PRECISIONS.indexOf(otherPrecision));
  const coarser = TIME_PRECISIONS[index]!;
  return beginningOf(timeMs, coarser) < beginningOf(otherMs, coarser);
}
