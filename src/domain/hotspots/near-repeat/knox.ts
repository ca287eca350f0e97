import { below } from '../../random/distributions.ts';
import type { Random } from '../../random/random.ts';
import { median } from '../../statistics/median.ts';
import type { Task } from '../../tasks/task.ts';
import type { PlanePoints } from '../plane/plane-points.ts';
import { createGapCounter } from './gap-counter.ts';
import { nearPairs, type PlaneMetric } from './near-pairs.ts';

export interface KnoxOptions {
  /** Upper edges of the distance bands, ascending; the first band is closed at 0: [0, a], then (a, b] … */
  readonly distanceBands: readonly number[];
  /** Upper edges of the bands of days between two events, in the same way. */
  readonly dayBands: readonly number[];
  readonly metric: PlaneMetric;
  readonly permutations: number;
  readonly random: Random;
  /** Told after every permutation how many are done. */
  readonly onPermutation?: ((done: number) => void) | undefined;
}

/** Rows are distance bands, columns bands of days. */
export interface KnoxTable {
  /** Pairs of events. */
  readonly observed: number[][];
  /** Median over the permutations; NaN without permutations. */
  readonly expected: number[][];
  /** Observed / expected: above 1 near events follow each other sooner than by chance. Infinity or NaN where 0 is expected. */
  readonly ratio: number[][];
  /** Share of permutations, the observed order among them, with at least as many pairs: (1 + #{≥}) / (M + 1). */
  readonly p: number[][];
}

/**
 * Table of Knox (Applied Statistics 13, 1964, 25–29) for near repeats: pairs of events by distance and days between them,
 * against permutations of the dates over the events (Johnson et al., J. Quant. Criminol. 23, 2007, 201–219). The near
 * pairs are found once; a permutation only looks up dates. `dayNumbers` are days from any origin, with or without a
 * fraction. Throws RangeError for bands that do not ascend, numbers that are not finite, lengths that differ.
 */
export function* knoxTable(
  points: PlanePoints,
  dayNumbers: Float64Array,
  { distanceBands, dayBands, metric, permutations, random, onPermutation }: KnoxOptions,
): Task<KnoxTable> {
  checkBands(distanceBands, 'distance');
  checkBands(dayBands, 'day');
  if (!Number.isInteger(permutations) || permutations < 0)
    throw new RangeError(`the number of permutations has to be a whole number, got ${permutations}`);
  if (dayNumbers.length !== points.x.length)
    throw new RangeError(`${points.x.length} points, but ${dayNumbers.length} dates`);
  if (!dayNumbers.every(Number.isFinite)) throw new RangeError('every event needs a date');

  const pairs = yield* nearPairs(points, distanceBands, metric);
  const counter = createGapCounter(pairs, dayNumbers, dayBands);
  const cells = distanceBands.length * dayBands.length;
  const observed = counter.count().slice();
  const simulated = Array.from({ length: cells }, () => new Float64Array(permutations));
  const atLeast = new Float64Array(cells);
  for (let round = 0; round < permutations; round += 1) {
    shuffle(counter.days, random);
    const counts = counter.count();
    for (let cell = 0; cell < cells; cell += 1) {
      simulated[cell]![round] = counts[cell]!;
      if (counts[cell]! >= observed[cell]!) atLeast[cell]! += 1;
    }
    onPermutation?.(round + 1);
    yield;
  }
  const medians = simulated.map((counts) => median(counts) ?? Number.NaN);
  const table = (valueOf: (cell: number) => number): number[][] =>
    distanceBands.map((_, row) => dayBands.map((_, column) => valueOf(row * dayBands.length + column)));
  return {
    observed: table((cell) => observed[cell]!),
    expected: table((cell) => medians[cell]!),
    ratio: table((cell) => observed[cell]! / medians[cell]!),
    p: table((cell) => (1 + atLeast[cell]!) / (permutations + 1)),
  };
}

function checkBands(edges: readonly number[], name: string): void {
  const isAscending = edges.every(
    (edge, band) => edge >= 0 && edge < Infinity && edge > (edges[band - 1] ?? -1),
  );
  if (edges.length === 0 || !isAscending)
    throw new RangeError(`${name} bands have to ascend from 0, got ${edges.join(', ')}`);
}

/** Fisher and Yates: every order equally likely. */
function shuffle(values: Float64Array | Int32Array, random: Random): void {
  for (let last = values.length - 1; last > 0; last -= 1) {
    const other = below(random, last + 1);
    const value = values[last]!;
    values[last] = values[other]!;
    values[other] = value;
  }
}
