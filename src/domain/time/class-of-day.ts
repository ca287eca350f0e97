import { CALENDAR_CLASSES, type CalendarClass } from './calendar-classes.ts';
import { calendarDay, COMMUTE_HOURS, type CalendarDay } from './calendar-days.ts';
import { civilDayOfDate, weekdayOfCivilDay } from './civil-day.ts';
import { lunarNewYear } from './lunar.ts';
import { isMarketDay, type MarketDayRule, type NewYearPause } from './market-days.ts';

/** When one market is held. */
export interface MarketCalendar {
  readonly rule: MarketDayRule;
  readonly pause?: NewYearPause;
}

/** Bits of a set of classes, `1 << index` in `CALENDAR_CLASSES`. */
export function bitsOfClasses(classes: readonly CalendarClass[]): number {
  return classes.reduce((bits, name) => bits | (1 << CALENDAR_CLASSES.indexOf(name)), 0);
}

export const MARKET_DAY_BIT = bitsOfClasses(['marketDay']);
export const HOLIDAY_BIT = bitsOfClasses(['holiday']);
export const MAKEUP_WORKDAY_BIT = bitsOfClasses(['makeupWorkday']);
export const COMMUTE_BIT = bitsOfClasses(['commute']);
export const WORKDAY_BIT = bitsOfClasses(['workday']);
export const WEEKEND_BIT = bitsOfClasses(['weekend']);

const HALF_HOURS_OF_DAY = 48;

/** Per half-hour of a day (00:00 first) 1 where a workday has its commute. */
export const COMMUTE_HALF_HOURS: Uint8Array = Uint8Array.from({ length: HALF_HOURS_OF_DAY }, (_, half) =>
  Number(COMMUTE_HOURS.some(([from, to]) => half / 2 >= from && half / 2 < to)),
);

/** What every place has in common on a civil day: the bits that hold all day, and whether people go to work. */
export interface ClassOfDay {
  readonly bits: number;
  readonly isWorkday: boolean;
}

const BITS_OF_KIND: Readonly<Record<CalendarDay['kind'], number>> = {
  workday: WORKDAY_BIT,
  makeupWorkday: WORKDAY_BIT | MAKEUP_WORKDAY_BIT,
  weekend: WEEKEND_BIT,
  holiday: HOLIDAY_BIT,
};

const FIRST_DATED_DAY = civilDayOfDate('0001-01-01');
const LAST_DATED_DAY = civilDayOfDate('9999-12-31');

/**
 * Holiday, make-up workday and workday of any civil day. Where the year's arrangement is not published only
 * Monday–Friday is known, as `calendarDay` says; also in years that a date of four digits cannot name.
 */
export function classOfDay(day: number): ClassOfDay {
  let known = knownDays.get(day);
  if (known === undefined) knownDays.set(day, (known = lookUpDay(day)));
  return known;
}

const knownDays = new Map<number, ClassOfDay>();

function lookUpDay(day: number): ClassOfDay {
  if (day < FIRST_DATED_DAY || day > LAST_DATED_DAY)
    return weekdayOfCivilDay(day) <= 5
      ? { bits: WORKDAY_BIT, isWorkday: true }
      : { bits: WEEKEND_BIT, isWorkday: false };
  const { kind, isWorkday } = calendarDay(day);
  return { bits: BITS_OF_KIND[kind], isWorkday };
}

const FIRST_LUNAR_DAY = lunarNewYear(1900);
/** 2101-01-28, the last day of the lunar year 2100. */
const LAST_LUNAR_DAY = civilDayOfDate('2101-01-28');

/**
 * Whether a market is known to be held on a civil day. A day that the lunar table does not reach (before 1900-01-31,
 * after 2101-01-28) is unknown to rules that need it, so no market is held then; nothing is thrown for a day.
 */
export function isKnownMarketDay({ rule, pause }: MarketCalendar, day: number): boolean {
  const isLunar = rule.kind === 'lunarDigit' || (rule.kind === 'parity' && rule.calendar === 'lunar');
  if ((isLunar || pause !== undefined) && (day < FIRST_LUNAR_DAY || day > LAST_LUNAR_DAY)) return false;
  return isMarketDay(rule, day, pause) === true;
}
