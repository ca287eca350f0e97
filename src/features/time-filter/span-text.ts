import { DAY_MS } from '../../domain/time/civil-day.ts';
import { HOUR_MS, MINUTE_MS, WEEK_MS } from '../../domain/time/zone.ts';

/** A span as the key of its text and the number of its largest whole unit. */
export function wholeUnitText(spanMs: number): { key: string; n: number } {
  if (spanMs % WEEK_MS === 0) return { key: 'time.weeks', n: spanMs / WEEK_MS };
  if (spanMs % DAY_MS === 0) return { key: 'time.days', n: spanMs / DAY_MS };
  if (spanMs % HOUR_MS === 0) return { key: 'time.hours', n: spanMs / HOUR_MS };
  if (spanMs < MINUTE_MS) return { key: 'time.seconds', n: spanMs / 1000 };
  return { key: 'time.minutes', n: Math.round(spanMs / MINUTE_MS) };
}
