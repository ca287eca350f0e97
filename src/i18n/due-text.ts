import { civilDayOfTime, startOfCivilDay } from '../domain/time/civil-day.ts';
import { isDate } from '../domain/time/dates.ts';
import { durationText } from './duration-text.ts';

/** The texts of a deadline that is over and of one to come; both say a `span`. */
interface DueKeys {
  readonly over: string;
  readonly left: string;
}

/**
 * How long ago a deadline was or how far off it is at `nowMs` (epoch ms). A deadline that is a date (`isDate`) lasts to the end of
 * its day and is counted in whole days; on that day it says so.
 */
export function dueText(
  t: (key: string, values: Readonly<Record<string, string>>) => string,
  deadlineMs: number,
  nowMs: number,
  { over, left }: DueKeys,
): string {
  if (!isDate(deadlineMs)) {
    const leftMs = deadlineMs - nowMs;
    return t(leftMs < 0 ? over : left, { span: durationText(t, Math.abs(leftMs)) });
  }
  const lastDay = civilDayOfTime(deadlineMs);
  const days = lastDay - civilDayOfTime(nowMs);
  if (days <= 0 && nowMs <= startOfCivilDay(lastDay + 1)) return t('duration.dueToday', {});
  return t(days < 0 ? over : left, { span: t('duration.days', { n: String(Math.abs(days)) }) });
}
