import { DAY_MS } from '../../domain/time/civil-day.ts';
import { HOUR_MS, MINUTE_MS } from '../../domain/time/zone.ts';
import { formatNumber } from '../../i18n/format.ts';

/** A text by its key and the values in it. */
export interface Phrase {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Up to here hours are easier to read than days. */
const HOURS_UNTIL_MS = 2 * DAY_MS;

/** A length of time in its most readable unit: 26 min, 3.1 h, 9 d. */
export function durationText(ms: number): Phrase {
  const length = Math.max(0, ms);
  const phrase = (unit: string, value: number): Phrase => ({
    key: `situation.span.${unit}`,
    values: { n: formatNumber(value, value >= 10 || unit === 'minutes' ? 0 : 1) },
  });
  if (length < MINUTE_MS) return { key: 'situation.span.minutes', values: { n: '<1' } };
  if (length < HOUR_MS) return phrase('minutes', length / MINUTE_MS);
  if (length < HOURS_UNTIL_MS) return phrase('hours', length / HOUR_MS);
  return phrase('days', length / DAY_MS);
}

/** Says a phrase; made of `t` of the page. */
export type SayPhrase = (phrase: Phrase, more?: Readonly<Record<string, string>>) => string;
