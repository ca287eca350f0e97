/** The middle value, or the mean of the two in the middle; `undefined` of nothing. */
export function median(values: ArrayLike<number>): number | undefined {
  const sorted = Float64Array.from(values).sort();
  const upper = sorted[sorted.length >> 1];
  if (upper === undefined) return undefined;
  return (upper + (sorted[(sorted.length - 1) >> 1] ?? upper)) / 2;
}
