import { DAY_MS } from '../time/civil-day.ts';

export type AlertRule = 'silent' | 'oneCause' | 'unusual' | 'surge';

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
export const MONTH_DAYS = 30;

/** When a replay evaluates its rule: every `stepMs`, the last time at `asOf`, never before `earliest`. In order of time. */
export function evaluationTimes(earliest: number, asOf: number, stepMs: number): number[] {
  const count = Math.min(
    Math.floor((asOf - earliest) / stepMs) + 1,
    Math.round((REPLAY_DAYS * DAY_MS) / stepMs),
  );
  return Array.from({ length: Math.max(count, 0) }, (_, index) => asOf - (count - 1 - index) * stepMs);
}

/**
 * Alarms of a replay as a number a month. `falseDiscoveryRate` also bounds the false alarms of one evaluation: where
 * every null hypothesis is true, the procedure of Benjamini and Hochberg rejects any of them with at most that
 * probability. `undefined` where no day was replayed.
 */
export function alertBudget(
  rule: AlertRule,
  alarms: number,
  evaluations: number,
  stepMs: number,
  falseDiscoveryRate: number,
): AlertBudget | undefined {
  const days = (evaluations * stepMs) / DAY_MS;
  if (days === 0) return undefined;
  return {
    rule,
    alarms,
    days,
    perMonth: (alarms * MONTH_DAYS) / days,
    expectedPerMonth: (falseDiscoveryRate * MONTH_DAYS * DAY_MS) / stepMs,
  };
}
