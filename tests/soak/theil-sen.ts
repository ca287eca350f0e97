import { median } from '../bench/engine/statistics.ts';

export interface Slope {
  /** Change of y by one of x. */
  readonly slope: number;
  /** 95 % interval; it takes the points for independent, which samples of one process are not quite. */
  readonly low: number;
  readonly high: number;
}

const NORMAL_95 = 1.959964;

/**
 * Median of the slopes between all pairs of points, which a quarter of wild points cannot move (Theil 1950, Sen 1968),
 * with Sen's interval by the variance of Kendall's S. `NaN` with fewer than two different x.
 */
export function theilSen(points: readonly { readonly x: number; readonly y: number }[]): Slope {
  const slopes: number[] = [];
  for (const [index, first] of points.entries())
    for (const second of points.slice(index + 1))
      if (second.x !== first.x) slopes.push((second.y - first.y) / (second.x - first.x));
  if (slopes.length === 0) return { slope: Number.NaN, low: Number.NaN, high: Number.NaN };
  slopes.sort((a, b) => a - b);
  const n = points.length;
  const reach = NORMAL_95 * Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18);
  const at = (rank: number) => slopes[Math.min(Math.max(Math.round(rank), 0), slopes.length - 1)] as number;
  return {
    slope: median(slopes),
    low: at((slopes.length - reach) / 2 - 1),
    high: at((slopes.length + reach) / 2),
  };
}
