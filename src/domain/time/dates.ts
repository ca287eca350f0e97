import { DAY_MS, SHANGHAI_OFFSET_MS } from './civil-day.ts';
import { HOURS_OF_WEEK, hourOfWeek } from './zone.ts';

/**
 * A date without a time stands in the order of times half a millisecond after its day begins: there is no such moment, so
 * that it is told from 00:00, and all dates of a day lie together.
 */
export const DATE_MARK_MS = 0.5;

/** What stands for the hour of the week of a date. */
export const NO_HOUR = HOURS_OF_WEEK;

/** Whether a time of the order of times (epoch ms) is a date. */
export const isDate = (timeMs: number): boolean => (timeMs + SHANGHAI_OFFSET_MS) % DAY_MS === DATE_MARK_MS;

/** Hour of the week in Shanghai of a time of the order of times; `NO_HOUR` of a date. */
export const hourOrNone = (timeMs: number): number => (isDate(timeMs) ? NO_HOUR : hourOfWeek(timeMs));
