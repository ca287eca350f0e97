import { civilDayOfTime, dateOfCivilDay, DAY_MS, SHANGHAI_OFFSET_MS, startOfCivilDay } from './civil-day.ts';

/*
 * Hours and keys of Asia/Shanghai by fixed arithmetic: UTC+8, without summer time since 1992, which covers every year
 * of the data. Moments of 1986–1991, when China had summer time, would be an hour off.
 */

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
/** Every clause of the calendar and the clock begins and ends at half hours of Shanghai. */
export const HALF_HOUR_MS = HOUR_MS / 2;
export const WEEK_MS = 7 * DAY_MS;
/** How far the clock of a source may be ahead of ours: later times are mistyped. */
export const CLOCK_GRACE_MS = 5 * MINUTE_MS;
export const HOURS_OF_WEEK = 168;

/** Hour of the week in Shanghai, Monday 00:00–00:59 = 0 … Sunday 23:00–23:59 = 167, of a moment in epoch ms. */
export function hourOfWeek(timeMs: number): number {
  // 1970-01-01 was a Thursday, so Monday comes 3 days before the epoch.
  const hours = Math.floor((timeMs + SHANGHAI_OFFSET_MS) / HOUR_MS) + 72;
  return ((hours % HOURS_OF_WEEK) + HOURS_OF_WEEK) % HOURS_OF_WEEK;
}

/** Hour of the day in Shanghai, 0–23. */
export function hourOfDay(timeMs: number): number {
  return hourOfWeek(timeMs) % 24;
}

/** Epoch ms of 00:00 in Shanghai on the day of a moment. */
export function startOfDay(timeMs: number): number {
  return startOfCivilDay(civilDayOfTime(timeMs));
}

/** Epoch ms of Monday 00:00 in Shanghai of the week of a moment. */
export function startOfWeek(timeMs: number): number {
  return startOfDay(timeMs) - Math.floor(hourOfWeek(timeMs) / 24) * DAY_MS;
}

/** Day of a moment in Shanghai as `YYYY-MM-DD`. */
export function dayKey(timeMs: number): string {
  return dateOfCivilDay(civilDayOfTime(timeMs));
}

/** ISO 8601 with the offset of Shanghai; milliseconds are written only where there are any. */
export function formatIso(timeMs: number): string {
  const text = new Date(timeMs + SHANGHAI_OFFSET_MS).toISOString();
  return `${text.endsWith('.000Z') ? text.slice(0, 19) : text.slice(0, 23)}+08:00`;
}

/**
 * Epoch ms of an ISO 8601 text. A text without an offset is read as Shanghai time, a bare date as its 00:00 there.
 * Throws RangeError for anything else, with the text.
 */
export function parseIso(text: string): number {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text);
  const timeMs =
    match === null ? Number.NaN : Date.parse(`${match[1]}T${match[2] ?? '00:00'}${match[3] ?? '+08:00'}`);
  if (Number.isNaN(timeMs)) throw new RangeError(`not a time: ${text}`);
  return timeMs;
}
