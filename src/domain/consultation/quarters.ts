import { civilDayOfDate, dateOfCivilDay } from '../time/civil-day.ts';

/** A quarter as it is written: `2026-Q4`. */
export const QUARTER_PATTERN = /^\d{4}-Q[1-4]$/;

/** The quarter of a day `YYYY-MM-DD`. Throws RangeError for what is no day. */
export function quarterOfDate(date: string): string {
  civilDayOfDate(date);
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

/** The last day of a quarter, `YYYY-MM-DD`. Throws RangeError for what is no quarter. */
export function lastDayOfQuarter(quarter: string): string {
  if (!QUARTER_PATTERN.test(quarter)) throw new RangeError(`no such quarter: ${quarter}`);
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(6))];
  const nextBegins =
    number === 4 ? `${year + 1}-01-01` : `${year}-${String(number * 3 + 1).padStart(2, '0')}-01`;
  return dateOfCivilDay(civilDayOfDate(nextBegins) - 1);
}

/** The quarter after another one. */
export function quarterAfter(quarter: string): string {
  return quarterOfDate(dateOfCivilDay(civilDayOfDate(lastDayOfQuarter(quarter)) + 1));
}
