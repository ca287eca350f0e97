import { civilDayOfTime } from '../domain/time/civil-day.ts';
import { isDate } from '../domain/time/dates.ts';
import { durationText } from './duration-text.ts';

/**
 * The time from one moment to another, epoch ms in the order of times. Where one of them is a date (`isDate`) it is counted in
 * whole days from date to date: 0 d are of one day.
 */
export function spanBetweenText(
  t: (key: string, values: { readonly n: string }) => string,
  fromMs: number,
  toMs: number,
): string {
  if (!isDate(fromMs) && !isDate(toMs)) return durationText(t, toMs - fromMs);
  return t('duration.days', { n: String(Math.max(0, civilDayOfTime(toMs) - civilDayOfTime(fromMs))) });
}
