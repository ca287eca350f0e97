import type { Task } from '../tasks/task.ts';

/** What each candidate covers: candidate `i` the items `items[starts[i]]` … `items[starts[i + 1] − 1]`, none twice. */
export interface Cover {
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
}

/** A candidate that was taken, and the weight that it covers and none before it did. */
export interface CoverStep {
  readonly candidate: number;
  readonly gain: number;
}

/** A gain below this is a rounding error. */
const LEAST_GAIN = 1e-9;

/**
 * Takes up to `most` candidates, each time the one that adds the most weight, the first of equals. What k of them cover is
 * at least 1 − 1/e (63 %) of what the best k could, and no gain is larger than the one before it (G. L. Nemhauser, L. A.
 * Wolsey and M. L. Fisher, "An analysis of approximations for maximizing submodular set functions", Mathematical
 * Programming 14 (1978) 265–294). Weights are not negative. Ends early when nothing is left to gain.
 */
export function* greedyCover(
  { starts, items }: Cover,
  weights: Float64Array,
  most: number,
): Task<readonly CoverStep[]> {
  const left = weights.slice();
  const steps: CoverStep[] = [];
  // A gain only shrinks, so an old one is a bound: only candidates whose bound beats the best are counted anew.
  const bounds = new Float64Array(starts.length - 1).fill(Infinity);
  const gainOf = (candidate: number): number => {
    let gain = 0;
    for (let at = starts[candidate]!; at < starts[candidate + 1]!; at++) gain += left[items[at]!]!;
    return gain;
  };
  while (steps.length < most) {
    let best: CoverStep = { candidate: -1, gain: LEAST_GAIN };
    for (let candidate = 0; candidate < bounds.length; candidate++) {
      if (bounds[candidate]! <= best.gain) continue;
      const gain = gainOf(candidate);
      bounds[candidate] = gain;
      if (gain > best.gain) best = { candidate, gain };
    }
    if (best.candidate < 0) break;
    steps.push(best);
    for (let at = starts[best.candidate]!; at < starts[best.candidate + 1]!; at++) left[items[at]!] = 0;
    yield;
  }
  return steps;
}
