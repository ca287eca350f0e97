import { normalTwoSidedP } from '../../statistics/normal.ts';

/** Whether a series rises or falls. */
export interface MannKendall {
  /** Kendall's tau-b against time: 1 rises at every step, −1 falls; NaN where all values are equal. */
  readonly tau: number;
  /** Pairs that rise less pairs that fall. */
  readonly s: number;
  /** Variance of S without a trend, corrected for ties. */
  readonly variance: number;
  /** Standard normal score of S with the correction for continuity; 0 where nothing varies. */
  readonly z: number;
  /** Two-sided, by the normal approximation; good from about ten values on. */
  readonly p: number;
}

/**
 * Test for a monotonic trend (Mann, Econometrica 13, 1945; Kendall, Rank Correlation Methods, 1975; ties as in Gilbert,
 * Statistical Methods for Environmental Pollution Monitoring, 1987, eq. 16.4). `series` is in the order of time, in even
 * steps. Throws RangeError for a value that is no finite number.
 */
export function mannKendall(series: ArrayLike<number>): MannKendall {
  const count = series.length;
  let s = 0;
  for (let later = 0; later < count; later += 1) {
    const value = series[later]!;
    if (!Number.isFinite(value))
      throw new RangeError(`step ${later} of the series is no finite number: ${value}`);
    for (let earlier = 0; earlier < later; earlier += 1) s += Math.sign(value - series[earlier]!);
  }
  const ties = tieSizes(series);
  const pairs = (count * (count - 1)) / 2;
  const tied = ties.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  const spread = (size: number): number => size * (size - 1) * (2 * size + 5);
  const variance = (spread(count) - ties.reduce((sum, size) => sum + spread(size), 0)) / 18;
  const z = s === 0 || variance <= 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);
  return { tau: s / Math.sqrt(pairs * (pairs - tied)), s, variance, z, p: normalTwoSidedP(z) };
}

/** How often each value occurs. */
function tieSizes(series: ArrayLike<number>): number[] {
  const sizes = new Map<number, number>();
  for (const value of Array.from(series)) sizes.set(value, (sizes.get(value) ?? 0) + 1);
  return [...sizes.values()];
}
