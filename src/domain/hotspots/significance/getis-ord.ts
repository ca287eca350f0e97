import { normalTwoSidedP } from '../../statistics/normal.ts';
import { createPointIndex } from '../plane/point-index.ts';
import type { PlanePoints } from '../plane/plane-points.ts';

/** One number per place, in the order of the points. NaN where the statistic is not defined. */
export interface GetisOrdScores {
  /** Standard deviations above (hot) or below (cold) what the mean of all places would give around this one. */
  readonly z: Float64Array;
  /** Two-sided p-value of `z` under the normal distribution, one place at a time: not corrected for many. */
  readonly p: Float64Array;
}

/**
 * Local statistics Gi and Gi* with binary weights: everything within `distanceM` (Euclidean, closed) is a neighbour. Gi*
 * (`isStar`) counts the place itself in its neighbourhood, Gi leaves it out, there and in mean and variance. Formulas of
 * Ord and Getis, Geographical Analysis 27 (1995), 286–306, eq. 5; mean and variance with the divisor n.
 * NaN where nothing can be said: no neighbour, everything a neighbour, or all values equal. Throws RangeError where
 * `values` differs in length from the points, holds no finite number, or the distance is not positive.
 */
export function getisOrd(
  points: PlanePoints,
  values: Float64Array,
  { distanceM, isStar }: { readonly distanceM: number; readonly isStar: boolean },
): GetisOrdScores {
  const count = values.length;
  if (count !== points.x.length) throw new RangeError(`${points.x.length} points, but ${count} values`);
  if (!(distanceM > 0)) throw new RangeError(`the distance has to be more than 0, got ${distanceM}`);
  const { centred, squares } = centre(values);
  const isAlone = isStar ? () => false : oddOneOut(values);
  const index = createPointIndex(points, distanceM);
  const z = new Float64Array(count).fill(Number.NaN);
  let neighbours = 0;
  let sum = 0;
  const add = (other: number): void => {
    neighbours += 1;
    sum += centred[other]!;
  };
  if (squares === 0) return { z, p: z.slice() };
  for (let place = 0; place < count; place += 1) {
    const own = centred[place]!;
    neighbours = isStar ? 0 : -1;
    sum = isStar ? 0 : -own;
    index.forEachWithin(points.x[place]!, points.y[place]!, distanceM, add);
    if (isAlone(place)) continue;
    // The places that mean and variance are taken over: all, or all others.
    const others = isStar ? count : count - 1;
    const mean = isStar ? 0 : -own / others;
    const variance = (isStar ? squares : squares - own * own) / others - mean * mean;
    const spread = (variance * neighbours * (others - neighbours)) / (others - 1);
    if (spread > 0) z[place] = (sum - neighbours * mean) / Math.sqrt(spread);
  }
  return { z, p: z.map(normalTwoSidedP) };
}

/** Values less their mean, so that a large common offset costs no digits; the sum of their squares, 0 where all are equal. */
export function centre(values: Float64Array): { centred: Float64Array; squares: number } {
  const first = values[0] ?? 0;
  let mean = 0;
  for (const [place, value] of values.entries()) {
    if (!Number.isFinite(value))
      throw new RangeError(`the value of place ${place} is no finite number: ${value}`);
    mean += (value - first) / values.length;
  }
  const centred = values.map((value) => value - first - mean);
  const isConstant = values.every((value) => value === first);
  return { centred, squares: isConstant ? 0 : centred.reduce((sum, value) => sum + value * value, 0) };
}

/** Tells the one place that differs where all others are equal: without it nothing varies, but for rounding. */
function oddOneOut(values: Float64Array): (place: number) => boolean {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  let [lows, highs] = [0, 0];
  for (const value of values) {
    if (value === low) lows += 1;
    if (value === high) highs += 1;
  }
  if (lows + highs !== values.length || Math.min(lows, highs) !== 1) return () => false;
  return (place) => values[place] === (lows === 1 ? low : high) || values.length === 2;
}
