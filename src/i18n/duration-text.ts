import { DAY_MS } from '../domain/time/civil-day.ts';
import { HOUR_MS, MINUTE_MS } from '../domain/time/zone.ts';
import { formatNumber } from './format.ts';

/** Up to here hours are easier to read than days. */
const HOURS_UNTIL_MS = 2 * DAY_MS;
/** From so many on a decimal says nothing. */
const WHOLE_FROM = 10;

/**
 * A length of time, ms, in its most readable unit, the same wherever it is said: 34 s, 26 min, 3.1 h, 10 h, 2.2 d. Cut and not
 * rounded: nothing is said to have lasted longer than it has.
 */
export function durationText(t: (key: string, values: { readonly n: string }) => string, ms: number): string {
  const length = Math.max(0, ms);
  const whole = (unit: string, unitMs: number): string =>
    t(`duration.${unit}`, { n: formatNumber(Math.floor(length / unitMs), 0) });
  const cut = (unit: string, unitMs: number): string =>
    length >= WHOLE_FROM * unitMs
      ? whole(unit, unitMs)
      : t(`duration.${unit}`, { n: formatNumber(Math.floor((length * 10) / unitMs) / 10, 1) });
  if (length < MINUTE_MS) return whole('seconds', 1000);
  if (length < HOUR_MS) return whole('minutes', MINUTE_MS);
  if (length < HOURS_UNTIL_MS) return cut('hours', HOUR_MS);
  return cut('days', DAY_MS);
}
