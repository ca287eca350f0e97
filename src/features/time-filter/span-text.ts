import { DAY_MS } from '../../domain/time/civil-day.ts';
import type { TimeRange } from '../../domain/time/ranges.ts';
import { dayKey, formatIso, HOUR_MS, MINUTE_MS, WEEK_MS } from '../../domain/time/zone.ts';

/** A span as the key of its text and the number of its largest whole unit. */
export function wholeUnitText(spanMs: number): { key: string; n: number } {
  if (spanMs % WEEK_MS === 0) return { key: 'time.weeks', n: spanMs / WEEK_MS };
  if (spanMs % DAY_MS === 0) return { key: 'time.days', n: spanMs / DAY_MS };
  if (spanMs % HOUR_MS === 0) return { key: 'time.hours', n: spanMs / HOUR_MS };
  if (spanMs < MINUTE_MS) return { key: 'time.seconds', n: spanMs / 1000 };
  return { key: 'time.minutes', n: Math.round(spanMs / MINUTE_MS) };
}

const timeOfDay = (moment: number) => formatIso(moment).slice(11, 16);

/**
 * A range as it is said: `08:00–09:00` of today, `11-30 08:00–09:00` of one day, `11-30 08:00 – 12-01 09:00`; with years
 * where one is not that of `nowMs`. Shanghai time.
 */
export function rangeWords({ from, to }: TimeRange, nowMs: number): string {
  const today = dayKey(nowMs);
  const days = [dayKey(from), dayKey(to)] as const;
  const words = (day: string) => (day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day);
  // Midnight belongs to the day that it ends.
  if (days[0] === dayKey(to - 1))
    return `${days[0] === today ? '' : `${words(days[0])} `}${timeOfDay(from)}–${days[0] === days[1] ? timeOfDay(to) : '24:00'}`;
  return `${words(days[0])} ${timeOfDay(from)} – ${words(days[1])} ${timeOfDay(to)}`;
}
