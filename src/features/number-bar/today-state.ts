import type { Situation } from '../../schemas/situation.ts';

type Today = Situation['today'];

/** How today stands against its usual range; `unknown` where there are no weeks to compare with. */
export interface TodayState {
  readonly kind: 'unknown' | 'usual' | 'more' | 'fewer';
  readonly usual: Today['usual'];
}

/** Compares the reports of today with the interval of the same hours of past weeks. */
export function todayState(today: Today | undefined): TodayState {
  const usual = today?.usual ?? null;
  if (today === undefined || usual === null) return { kind: 'unknown', usual: null };
  if (today.reported > usual.high) return { kind: 'more', usual };
  return { kind: today.reported < usual.low ? 'fewer' : 'usual', usual };
}
