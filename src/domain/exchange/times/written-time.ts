import type { TimePrecision } from '../../time/precision.ts';

/** A time as a cell states it. */
export interface WrittenTime {
  /** What the clock on the wall shows, as ms of a day that is counted in UTC. */
  wallMs: number;
  /** The offset from UTC that is written beside it, ms; absent for a time of the place. */
  offsetMs?: number;
  precision: TimePrecision;
  /** What was assumed, in words. */
  repaired?: string;
}

/** A time as a cell states it, or why it states none. */
export type TimeReading = WrittenTime | { reason: string };

/**
 * The half of the day that stands beside an hour of the twelve-hour clock. `noon` has 11, 12 and 1 in it; at `night` 12 is the
 * end of the day.
 */
export type DayHalf = 'am' | 'pm' | 'noon' | 'night';

/** Parts of a written time; what is not given was not written. */
export interface TimeParts {
  year: number;
  month: number;
  day: number;
  hour?: number | undefined;
  minute?: number | undefined;
  second?: number | undefined;
  /** Digits behind the decimal sign of the seconds. */
  fraction?: string | undefined;
  half?: DayHalf | undefined;
  offsetMs?: number | undefined;
}

const NO_TIME_OF_DAY = { reason: 'is no time of the day' };
const MOST_OFFSET_MS = 14 * 3_600_000 + 59 * 60_000;

/**
 * The time that parts state. 24:00 is the end of its day. Days that do not exist (31 February), hours that contradict
 * their half of the day (15 in the morning) and years before 1950 or after 2200 are refused.
 */
export function timeOfParts(parts: TimeParts): TimeReading {
  const { year, month, day, minute = 0, second = 0, fraction, offsetMs } = parts;
  const hour = hourOfDay(parts);
  if (hour === undefined || minute > 59 || second > 59) return NO_TIME_OF_DAY;
  const fractionMs = fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000);
  if (hour > 24 || (hour === 24 && minute + second + fractionMs > 0)) return NO_TIME_OF_DAY;
  const midnight = new Date(0);
  midnight.setUTCFullYear(year, month - 1, day);
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day)
    return { reason: 'is a day that does not exist' };
  if (year < 1950 || year > 2200) return { reason: 'is in no sensible year' };
  if (offsetMs !== undefined && !(Math.abs(offsetMs) <= MOST_OFFSET_MS))
    return { reason: 'has an offset that does not exist' };
  const wallMs = midnight.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 + fractionMs;
  return { wallMs, precision: precisionOf(parts), ...(offsetMs === undefined ? {} : { offsetMs }) };
}

function precisionOf({ hour, minute, second }: TimeParts): TimePrecision {
  if (hour === undefined) return 'day';
  if (minute === undefined) return 'hour';
  return second === undefined ? 'minute' : 'second';
}

/** The hour of the 24-hour clock; `undefined` where it contradicts its half of the day. */
function hourOfDay({ hour = 0, half }: TimeParts): number | undefined {
  if (half === undefined) return hour;
  if (half === 'am') return hour > 12 ? undefined : hour % 12;
  if (half === 'noon')
    return hour >= 11 && hour <= 14 ? hour : hour >= 1 && hour <= 2 ? hour + 12 : undefined;
  // Both written at once, as 下午15时.
  if (hour > 12) return hour <= 24 ? hour : undefined;
  // 12 at night may be the beginning of the day or its end.
  if (half === 'night') return hour === 0 || hour === 12 ? undefined : hour + 12;
  return (hour % 12) + 12;
}
