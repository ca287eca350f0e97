/**
 * The largest significant p-value when the false discovery rate is controlled at `level`, 0 where none is significant:
 * the step-up procedure of Benjamini and Hochberg (J. R. Stat. Soc. B 57, 1995, 289–300). `tests` is the number of
 * tests; a test without a listed p-value counts as not significant.
 */
export function falseDiscoveryThreshold(
  pValues: readonly number[],
  level: number,
  tests = pValues.length,
): number {
  const sorted = [...pValues].sort((a, b) => a - b);
  for (let rank = sorted.length; rank > 0; rank -= 1) {
    const pValue = sorted[rank - 1] as number;
    if (pValue <= (rank * level) / Math.max(tests, sorted.length)) return pValue;
  }
  return 0;
}
