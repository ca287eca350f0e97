import { civilDayOfDate, civilDayOfTime, dateOfCivilDay, weekdayOfCivilDay } from './civil-day.ts';

/** A month of the solar calendar; `month` 1–12. */
export interface CivilMonth {
  readonly year: number;
  readonly month: number;
}

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** The month of a civil day. */
export function monthOfCivilDay(day: number): CivilMonth {
  const [year = 0, month = 0] = dateOfCivilDay(day).split('-').map(Number);
  return { year, month };
}

/** The month `step` months later. */
export function laterMonth({ year, month }: CivilMonth, step: number): CivilMonth {
  const months = year * 12 + month - 1 + step;
  return { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 };
}

/** First civil day of a month. */
export function firstDayOfMonth({ year, month }: CivilMonth): number {
  return civilDayOfDate(`${year}-${twoDigits(month)}-01`);
}

/** The first day of the month after a moment (epoch ms) in Shanghai, `YYYY-MM-DD`. */
export function firstOfNextMonth(timeMs: number): string {
  return dateOfCivilDay(firstDayOfMonth(laterMonth(monthOfCivilDay(civilDayOfTime(timeMs)), 1)));
}

/** Whole weeks from Monday that hold a month: 28, 35 or 42 civil days. */
export function weeksOfMonth(month: CivilMonth): number[] {
  const first = firstDayOfMonth(month);
  const end = firstDayOfMonth(laterMonth(month, 1));
  const monday = first - (weekdayOfCivilDay(first) - 1);
  const weeks = Math.ceil((end - monday) / 7);
  return Array.from({ length: weeks * 7 }, (_, index) => monday + index);
}
