/**
 * Which of many p-values to believe so that the expected part of false ones among them stays at `level`: the step-up
 * rule of Benjamini and Hochberg (J. R. Stat. Soc. B 57, 1995, 289–300). `looks` is how many tests were made; those
 * whose p-value is not listed count as hopeless. Answers the largest p-value to believe, 0 for none.
 */
export function falseDiscoveryThreshold(
  probabilities: readonly number[],
  level: number,
  looks = probabilities.length,
): number {
  const sorted = [...probabilities].sort((a, b) => a - b);
  for (let rank = sorted.length; rank > 0; rank -= 1) {
    const probability = sorted[rank - 1] as number;
    if (probability <= (rank * level) / Math.max(looks, sorted.length)) return probability;
  }
  return 0;
}
