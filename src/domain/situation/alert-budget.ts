import { DAY_MS } from '../time/civil-day.ts';

export type AlertRule = 'silent' | 'oneCause' | 'unusual';

/** What the replay of a rule over the past came to. */
export interface AlertBudget {
  rule: AlertRule;
  alarms: number;
  days: number;
  perMonth: number;
  expectedPerMonth: number;
}

/** The past is replayed over this many days, where there is as much. */
export const REPLAY_DAYS = 90;
const MONTH_DAYS = 30;

/** Moments of looking, `stepMs` apart, the last at `asOf`, none before `earliest`. In order of time. */
export function lookMoments(earliest: number, asOf: number, stepMs: number): number[] {
  const count = Math.min(
    Math.floor((asOf - earliest) / stepMs) + 1,
    Math.round((REPLAY_DAYS * DAY_MS) / stepMs),
  );
  return Array.from({ length: Math.max(count, 0) }, (_, index) => asOf - (count - 1 - index) * stepMs);
}

/**
 * Alarms of a replay as a number a month. `falsePart` bounds what chance alone raises at one look: with nothing to be
 * found, the procedure of Benjamini and Hochberg raises any alarm with at most that probability. `undefined` where
 * there was no day to look at.
 */
export function alertBudget(
  rule: AlertRule,
  alarms: number,
  looks: number,
  stepMs: number,
  falsePart: number,
): AlertBudget | undefined {
  const days = (looks * stepMs) / DAY_MS;
  if (days === 0) return undefined;
  return {
    rule,
    alarms,
    days,
    perMonth: (alarms * MONTH_DAYS) / days,
    expectedPerMonth: (falsePart * MONTH_DAYS * DAY_MS) / stepMs,
  };
}
