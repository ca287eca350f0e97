/**
 * Civil days of Asia/Shanghai as whole numbers: days since 1970-01-01, so that calendars can be reckoned without a
 * clock or a time zone. China has kept UTC+8 without summer time since 1992.
 */
export const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
export const DAY_MS = 86_400_000;

/** Civil day in Shanghai on which the moment `timeMs` (epoch ms) falls. */
export function civilDayOfTime(timeMs: number): number {
  return Math.floor((timeMs + SHANGHAI_OFFSET_MS) / DAY_MS);
}

/** Epoch ms of 00:00 in Shanghai on a civil day. */
export function startOfCivilDay(day: number): number {
  return day * DAY_MS - SHANGHAI_OFFSET_MS;
}

/** Civil day of a date `YYYY-MM-DD`; throws RangeError for anything that is no date of the calendar. */
export function civilDayOfDate(date: string): number {
  const timeMs = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  const day = timeMs / DAY_MS;
  if (Number.isNaN(day) || dateOfCivilDay(day) !== date) throw new RangeError(`no such date: ${date}`);
  return day;
}

/** `YYYY-MM-DD` of a civil day. */
export function dateOfCivilDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Weekday of a civil day, Monday 1 … Sunday 7. */
export function weekdayOfCivilDay(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
