import type { Position } from '../../geo/positions.ts';
import { uniform } from '../../random/distributions.ts';
import type { Random } from '../../random/random.ts';
import type { Weights } from './case-mix.ts';

/** One value by its weight; RangeError where no weight is positive. */
export function drawWeighted<T extends string>(random: Random, weights: Weights<T>): T {
  let rest = random.next() * weights.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of weights) {
    if (weight > 0 && rest < weight) return value;
    rest -= weight;
  }
  throw new RangeError('nothing to draw from: no weight is positive');
}

/** A position up to `radiusM` metres away, to six decimals. */
export function scatter(random: Random, [longitude, latitude]: Position, radiusM: number): Position {
  const angle = uniform(random, 0, 2 * Math.PI);
  const distance = radiusM * Math.sqrt(random.next());
  const east = (distance * Math.cos(angle)) / (111_195 * Math.cos((latitude * Math.PI) / 180));
  const north = (distance * Math.sin(angle)) / 111_195;
  return [Number((longitude + east).toFixed(6)), Number((latitude + north).toFixed(6))];
}
