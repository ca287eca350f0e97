import { civilDayOfDate, DAY_MS, weekdayOfCivilDay } from './civil-day.ts';
import { lunarDate, lunarNewYear } from './lunar.ts';
import { earthlyBranch, type EarthlyBranch } from './sexagenary.ts';

/**
 * When a market is held. Digits are the last digit of the day of the month, 0 = 逢十; day 31 counts as a 逢一 day.
 * Markets of several of these kinds exist side by side in one county, so a rule is never assumed.
 */
export type MarketDayRule =
  | { kind: 'solarDigit'; digits: number[] }
  | { kind: 'lunarDigit'; digits: number[] }
  | { kind: 'weekday'; days: number[] }
  | { kind: 'parity'; odd: boolean; calendar: 'solar' | 'lunar' }
  | { kind: 'branch'; branches: EarthlyBranch[] }
  | { kind: 'daily' }
  | { kind: 'list'; dates: string[] }
  | { kind: 'unknown'; observed: string[] };

/** Days without a market around the Spring Festival: `daysBefore` 1 closes 除夕, `daysFrom` 5 closes 初一 to 初五. */
export interface NewYearPause {
  daysBefore: number;
  daysFrom: number;
}

/**
 * Whether a market is held on a civil day. `undefined` = nobody knows: a market whose rule is unknown is open on the
 * days it was seen open and unknown on all others. A `pause` closes the days around the Spring Festival first.
 */
export function isMarketDay(rule: MarketDayRule, day: number, pause?: NewYearPause): boolean | undefined {
  if (pause !== undefined && isInNewYearPause(day, pause)) return false;
  switch (rule.kind) {
    case 'solarDigit':
      return rule.digits.includes(solarDayOfMonth(day) % 10);
    case 'lunarDigit':
      return rule.digits.includes(lunarDate(day).day % 10);
    case 'weekday':
      return rule.days.includes(weekdayOfCivilDay(day));
    case 'parity':
      return (
        (rule.calendar === 'solar' ? solarDayOfMonth(day) : lunarDate(day).day) % 2 === (rule.odd ? 1 : 0)
      );
    case 'branch':
      return rule.branches.includes(earthlyBranch(day));
    case 'daily':
      return true;
    case 'list':
      return rule.dates.some((date) => civilDayOfDate(date) === day);
    case 'unknown':
      return rule.observed.some((date) => civilDayOfDate(date) === day) ? true : undefined;
  }
}

/** Civil days from `firstDay` to `lastDay`, both included, on which the market is known to be held. */
export function marketDaysBetween(
  rule: MarketDayRule,
  firstDay: number,
  lastDay: number,
  pause?: NewYearPause,
): number[] {
  const days: number[] = [];
  for (let day = firstDay; day <= lastDay; day++) if (isMarketDay(rule, day, pause) === true) days.push(day);
  return days;
}

/** Next market day on or after `day`; `undefined` where none is known within `horizonDays`. */
export function nextMarketDay(
  rule: MarketDayRule,
  day: number,
  pause?: NewYearPause,
  horizonDays = 400,
): number | undefined {
  for (let candidate = day; candidate < day + horizonDays; candidate++)
    if (isMarketDay(rule, candidate, pause) === true) return candidate;
  return undefined;
}

/** Day of the month of a civil day in the solar calendar, 1–31. */
export function solarDayOfMonth(day: number): number {
  return new Date(day * DAY_MS).getUTCDate();
}

function isInNewYearPause(day: number, pause: NewYearPause): boolean {
  const { year } = lunarDate(day);
  const isAfter = day - lunarNewYear(year) < pause.daysFrom;
  const isBefore = year < 2100 && lunarNewYear(year + 1) - day <= pause.daysBefore;
  return isAfter || isBefore;
}
