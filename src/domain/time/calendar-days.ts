import chineseDays from 'chinese-days';
import { dateOfCivilDay, weekdayOfCivilDay } from './civil-day.ts';

// Node finds no named exports in this CommonJS package.
// oxlint-disable-next-line import/no-named-as-default-member
const { getDayDetail } = chineseDays;

/** What the State Council's calendar makes of a civil day. */
export interface CalendarDay {
  date: string;
  /** `makeupWorkday` is a Saturday or Sunday worked in exchange for a holiday (调休). */
  kind: 'workday' | 'weekend' | 'holiday' | 'makeupWorkday';
  isWorkday: boolean;
  /** Chinese name of the holiday the day belongs to, for holidays and make-up workdays. */
  holidayName?: string;
  /** `false`: the arrangement of this year is not in the table, so only weekends are known. */
  isPublished: boolean;
}

/**
 * Kind of a civil day in mainland China, from the published holiday arrangements (2004 on, chinese-days). Years
 * without an arrangement fall back to Monday–Friday and say so.
 */
export function calendarDay(day: number): CalendarDay {
  const date = dateOfCivilDay(day);
  const isPublished = isYearPublished(date.slice(0, 4));
  const isWeekend = weekdayOfCivilDay(day) >= 6;
  if (!isPublished) {
    return { date, kind: isWeekend ? 'weekend' : 'workday', isWorkday: !isWeekend, isPublished };
  }
  const { work, name } = getDayDetail(date);
  const holidayName = name.split(',')[1];
  const base = { date, isWorkday: work, isPublished, ...(holidayName === undefined ? {} : { holidayName }) };
  if (work) return { ...base, kind: isWeekend ? 'makeupWorkday' : 'workday' };
  return { ...base, kind: holidayName === undefined ? 'weekend' : 'holiday' };
}

/** Hours of the commute on a workday, [from, to) in Shanghai local hours. Assumed: no source gives them. */
export const COMMUTE_HOURS: readonly (readonly [number, number])[] = [
  [6.5, 9],
  [17, 19],
];

const publishedYears = new Map<string, boolean>();

/** A year is in the table when its National Day carries the holiday's name. */
function isYearPublished(year: string): boolean {
  let isKnown = publishedYears.get(year);
  if (isKnown === undefined) {
    isKnown = getDayDetail(`${year}-10-01`).name.includes('国庆');
    publishedYears.set(year, isKnown);
  }
  return isKnown;
}
