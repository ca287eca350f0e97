import type { CaseColumns } from '../cases/case-columns.ts';
import type { Task } from '../tasks/task.ts';
import { weekShares } from '../time/aoristic.ts';
import { LINK_WEIGHTS } from './link-terms.ts';

const HOURS = 24;
const ROWS_PER_PIECE = 200;

/** How alike the hours of two cases are, beyond what the hours of the city explain. */
export interface HourHabit {
  /** Logarithm of the likelihood ratio for the rows of two cases. */
  compare(a: number, b: number): number;
}

/**
 * Hours of the day on their circle. The interval of a case is spread over its hours (aoristic weights); linked cases lie
 * about a habitual hour with a standard deviation of an hour. An hour that is rare in the city says more than one in its
 * peak: the kernel is divided by the square roots of the smoothed profile at both hours, which keeps it symmetric.
 */
export function* learnHours(cases: CaseColumns): Task<HourHabit> {
  const kernel = Float64Array.from({ length: HOURS }, (_, gap) => {
    const hours = Math.min(gap, HOURS - gap);
    return Math.exp(-((hours / LINK_WEIGHTS.hourDeviation) ** 2) / 2);
  });
  const mass = kernel.reduce((sum, weight) => sum + weight, 0);
  for (let gap = 0; gap < HOURS; gap += 1) kernel[gap]! /= mass;

  const shares = new Float64Array(cases.count * HOURS);
  const profile = new Float64Array(HOURS);
  for (let row = 0; row < cases.count; row += 1) {
    const week = weekShares({ from: cases.from[row]!, to: cases.to[row]! });
    for (let hour = 0; hour < week.length; hour += 1) {
      shares[row * HOURS + (hour % HOURS)]! += week[hour]!;
      profile[hour % HOURS]! += week[hour]! / cases.count;
    }
    if (row % ROWS_PER_PIECE === 0) yield;
  }
  const smoothed = smooth(profile, 0, kernel);
  // A city without cases in an hour still has some: a hundredth of an even share.
  const roots = smoothed.map((share) => Math.sqrt(Math.max(share, 0.01 / HOURS)));
  const scaled = new Float64Array(shares.length);
  const spread = new Float64Array(shares.length);
  for (let row = 0; row < cases.count; row += 1) {
    for (let hour = 0; hour < HOURS; hour += 1)
      scaled[row * HOURS + hour] = shares[row * HOURS + hour]! / roots[hour]!;
    spread.set(smooth(scaled, row * HOURS, kernel), row * HOURS);
    if (row % ROWS_PER_PIECE === 0) yield;
  }
  const habit = LINK_WEIGHTS.habit.timeOfDay;
  return {
    compare: (a, b) => {
      let ratio = 0;
      for (let hour = 0; hour < HOURS; hour += 1)
        ratio += scaled[a * HOURS + hour]! * spread[b * HOURS + hour]!;
      return Math.log(habit * ratio + 1 - habit);
    },
  };
}

/** 24 values from `start`, smoothed round the clock. */
function smooth(values: Float64Array, start: number, kernel: Float64Array): Float64Array {
  const smoothed = new Float64Array(HOURS);
  for (let hour = 0; hour < HOURS; hour += 1)
    for (let other = 0; other < HOURS; other += 1)
      smoothed[hour]! += values[start + other]! * kernel[(hour - other + HOURS) % HOURS]!;
  return smoothed;
}
