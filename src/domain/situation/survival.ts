import { partitionPoint } from '../arrays/lower-bound.ts';

/** How many ended after a duration, and how many were still going on when they were last looked at. */
export interface Durations {
  durationMs: number;
  ended: number;
  open: number;
}

/** How long things go on, learned from those that ended and those that have not yet. */
export interface SurvivalCurve {
  /** Part that goes on for longer than a duration. */
  longerThan(durationMs: number): number;
  /** How many were seen to go on for longer than a duration. */
  seenLongerThan(durationMs: number): number;
}

/**
 * Product-limit estimate (Kaplan and Meier, J. Am. Stat. Assoc. 53, 1958, 457–481): at each duration the part that goes
 * on is multiplied by 1 − ended / at risk. Open ones are at risk up to and with their last duration. Beyond the last
 * duration the curve keeps its last value.
 */
export function survivalCurve(observations: readonly Durations[]): SurvivalCurve {
  const sorted = [...observations].sort((a, b) => a.durationMs - b.durationMs);
  let atRisk = sorted.reduce((sum, { ended, open }) => sum + ended + open, 0);
  const durations: number[] = [];
  const parts: number[] = [];
  const left: number[] = [atRisk];
  let part = 1;
  for (let index = 0; index < sorted.length;) {
    const { durationMs } = sorted[index] as Durations;
    let [ended, leaving] = [0, 0];
    for (; sorted[index]?.durationMs === durationMs; index += 1) {
      const same = sorted[index] as Durations;
      ended += same.ended;
      leaving += same.ended + same.open;
    }
    if (atRisk > 0) part *= 1 - ended / atRisk;
    atRisk -= leaving;
    durations.push(durationMs);
    parts.push(part);
    left.push(atRisk);
  }
  /** How many of the durations are at most this long. */
  const passed = (durationMs: number) =>
    partitionPoint(durations.length, (index) => (durations[index] as number) <= durationMs);
  return {
    longerThan: (durationMs) => parts[passed(durationMs) - 1] ?? 1,
    seenLongerThan: (durationMs) => left[passed(durationMs)] as number,
  };
}
