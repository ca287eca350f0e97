import { partitionPoint } from '../arrays/lower-bound.ts';

/** How many ended after a duration, and how many were still open when last observed (right-censored). */
export interface Durations {
  durationMs: number;
  ended: number;
  open: number;
}

/** A survival function, estimated from ended and censored durations. */
export interface SurvivalCurve {
  /** S(t): the probability to last longer than a duration. */
  survival(durationMs: number): number;
  /** How many were observed to last longer than a duration. */
  atRisk(durationMs: number): number;
}

/**
 * Product-limit estimate (Kaplan and Meier, J. Am. Stat. Assoc. 53, 1958, 457–481): each duration multiplies S by
 * 1 − ended / at risk. Censored durations are at risk up to and including their own length. Beyond the last duration
 * the curve keeps its last value.
 */
export function survivalCurve(observations: readonly Durations[]): SurvivalCurve {
  const sorted = [...observations].sort((a, b) => a.durationMs - b.durationMs);
  let atRisk = sorted.reduce((sum, { ended, open }) => sum + ended + open, 0);
  const durations: number[] = [];
  const survivalAt: number[] = [];
  const atRiskAt: number[] = [atRisk];
  let survival = 1;
  for (let index = 0; index < sorted.length;) {
    const { durationMs } = sorted[index] as Durations;
    let [ended, leaving] = [0, 0];
    for (; sorted[index]?.durationMs === durationMs; index += 1) {
      const same = sorted[index] as Durations;
      ended += same.ended;
      leaving += same.ended + same.open;
    }
    if (atRisk > 0) survival *= 1 - ended / atRisk;
    atRisk -= leaving;
    durations.push(durationMs);
    survivalAt.push(survival);
    atRiskAt.push(atRisk);
  }
  /** How many of the durations are at most this long. */
  const passed = (durationMs: number) =>
    partitionPoint(durations.length, (index) => (durations[index] as number) <= durationMs);
  return {
    survival: (durationMs) => survivalAt[passed(durationMs) - 1] ?? 1,
    atRisk: (durationMs) => atRiskAt[passed(durationMs)] as number,
  };
}
