import type { Situation } from '../../schemas/situation.ts';

/**
 * How today stands against its usual range; `unknown` where there are no weeks to compare with, `reading` while nobody knows
 * whether there are.
 */
export interface TodayState {
  readonly kind: 'reading' | 'unknown' | 'usual' | 'more' | 'fewer';
  readonly usual: Situation['today']['usual'];
}

/** Compares the reports of today with the interval of the same hours of past weeks. */
export function todayState(situation: Pick<Situation, 'today' | 'isReadingPast'> | undefined): TodayState {
  const usual = situation?.today.usual ?? null;
  if (situation === undefined || usual === null)
    return { kind: situation?.isReadingPast === false ? 'unknown' : 'reading', usual: null };
  const { reported } = situation.today;
  if (reported > usual.high) return { kind: 'more', usual };
  return { kind: reported < usual.low ? 'fewer' : 'usual', usual };
}
