/**
 * Shares `total` out by weight in whole numbers, at least `minimum` each (largest remainder; ties go to the first).
 * Throws where the minimum alone exceeds the total.
 */
export function shareOut(total: number, weights: readonly number[], minimum = 1): number[] {
  const free = total - minimum * weights.length;
  if (free < 0) throw new RangeError(`${total} is too few for ${weights.length} × ${minimum}`);
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (free * weight) / sum);
  const shares = exact.map(Math.floor);
  const left = free - shares.reduce((a, b) => a + b, 0);
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of order.slice(0, left)) shares[index]!++;
  return shares.map((share) => share + minimum);
}
