import type { Random } from './random.ts';

/** Draws positions 0 … n−1 in proportion to fixed weights, in constant time. */
export interface AliasTable {
  draw(random: Random): number;
}

/**
 * Alias table of Walker, built as in Vose, "A linear algorithm for generating random numbers with a given
 * distribution" (IEEE TSE 17, 1991). Throws RangeError for an empty list, a negative or unfinite weight, or a zero sum.
 */
export function createAliasTable(weights: readonly number[]): AliasTable {
  const count = weights.length;
  let total = 0;
  for (const [index, weight] of weights.entries()) {
    if (!(weight >= 0) || !Number.isFinite(weight)) throw new RangeError(`weight ${index} is ${weight}`);
    total += weight;
  }
  if (!(total > 0)) throw new RangeError('an alias table needs at least one positive weight');
  const threshold = Float64Array.from(weights, (weight) => (weight * count) / total);
  const alias = new Uint32Array(count);
  const small: number[] = [];
  const large: number[] = [];
  threshold.forEach((value, index) => (value < 1 ? small : large).push(index));
  while (small.length > 0 && large.length > 0) {
    const low = small.pop() as number;
    const high = large.pop() as number;
    alias[low] = high;
    const rest = (threshold[high] as number) + (threshold[low] as number) - 1;
    threshold[high] = rest;
    (rest < 1 ? small : large).push(high);
  }
  // Rounding can leave either list non-empty; what is left is certain, except a weight of zero.
  const heaviest = weights.indexOf(Math.max(...weights));
  for (const index of [...small, ...large]) {
    const isZero = weights[index] === 0;
    threshold[index] = isZero ? 0 : 1;
    if (isZero) alias[index] = heaviest;
  }
  return {
    draw(random) {
      const position = random.next() * count;
      const index = Math.floor(position);
      return position - index < (threshold[index] as number) ? index : (alias[index] as number);
    },
  };
}
