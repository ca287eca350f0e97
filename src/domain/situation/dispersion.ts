/** Daily counts of one series of days: how many days, the sum of the counts and of their squares. */
export interface DailyCounts {
  days: number;
  sum: number;
  sumOfSquares: number;
}

/**
 * How much more days differ than chance alone lets them: the dispersion of `CountModel` for a single day, by the method
 * of moments (Anscombe, Biometrika 37, 1950, 358–382), pooled over series as Σ (variance − mean) / Σ mean². Never
 * below 0; series of fewer than 2 days say nothing.
 */
export function dailyDispersion(series: Iterable<DailyCounts>): number {
  let excess = 0;
  let squares = 0;
  for (const { days, sum, sumOfSquares } of series) {
    if (days < 2) continue;
    const mean = sum / days;
    const variance = (sumOfSquares - days * mean * mean) / (days - 1);
    excess += variance - mean;
    squares += mean * mean;
  }
  return squares > 0 ? Math.max(excess / squares, 0) : 0;
}
