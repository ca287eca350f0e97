import type { TFunction } from 'i18next';
import { formatCount } from './format.ts';

/** ` · 9 件没有时刻` behind a count by hours, of those that have a date alone; nothing where there are none. */
export function withoutHourText(t: TFunction, n: number): string {
  return n === 0 ? '' : ` · ${t('weekClock.withoutHour', { n: formatCount(n) })}`;
}

/** ` · 9 件没有时刻，计在当日起点` behind what is told in parts of days, of those that have a date alone; nothing where there are none. */
export function atDayBeginText(t: TFunction, n: number): string {
  return n === 0 ? '' : ` · ${t('time.atDayBegin', { n: formatCount(n) })}`;
}
