import { civilDayOfDate, DAY_MS, SHANGHAI_OFFSET_MS, startOfCivilDay } from './civil-day.ts';
import { dayKey, formatIso, HOURS_OF_WEEK, hourOfWeek } from './zone.ts';

/**
 * A date without a time stands in the order of times half a millisecond after its day begins: there is no such moment, so
 * that it is told from 00:00, and all dates of a day lie together.
 */
export const DATE_MARK_MS = 0.5;

/** What stands for the hour of the week of a date. */
export const NO_HOUR = HOURS_OF_WEEK;

/** Whether a time of the order of times (epoch ms) is a date. */
export const isDate = (timeMs: number): boolean => (timeMs + SHANGHAI_OFFSET_MS) % DAY_MS === DATE_MARK_MS;

/** The last moment, epoch ms, that a time of the order of times may mean: of a date the last one of its day. */
export const lastMomentOf = (timeMs: number): number =>
  isDate(timeMs) ? timeMs - DATE_MARK_MS + DAY_MS - 1 : Math.floor(timeMs);

/** Hour of the week in Shanghai of a time of the order of times; `NO_HOUR` of a date. */
export const hourOrNone = (timeMs: number): number => (isDate(timeMs) ? NO_HOUR : hourOfWeek(timeMs));

/**
 * The place in the order of times, epoch ms, of a text that is ISO 8601 with an offset or a date `YYYY-MM-DD`. Throws RangeError
 * for a date that does not exist.
 */
export const readTimeOrDate = (text: string): number =>
  text.length === 10 ? startOfCivilDay(civilDayOfDate(text)) + DATE_MARK_MS : Date.parse(text);

/** The other way: ISO 8601 with the offset of Shanghai, `YYYY-MM-DD` of a date. */
export const isoOrDate = (timeMs: number): string => (isDate(timeMs) ? dayKey(timeMs) : formatIso(timeMs));
