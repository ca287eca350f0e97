import { round } from './figure.ts';

/** A printed share with the decimals it was printed with. */
export interface PrintedShare {
  pct: number;
  decimals: number;
}

/**
 * Smallest total for which every printed share is the rounding of a whole count; `undefined` up to `limit`.
 * Shares of small samples give their size away: 34.62 % and 66.67 % together fit 78 and no smaller number here.
 */
export function smallestTotal(shares: readonly PrintedShare[], limit = 10_000): number | undefined {
  for (let total = 1; total <= limit; total++)
    if (shares.every((share) => countOf(share, total) !== undefined)) return total;
  return undefined;
}

/** The whole count of `total` whose share rounds to the printed one; `undefined` where there is none. */
export function countOf({ pct, decimals }: PrintedShare, total: number): number | undefined {
  const nearest = Math.round((pct / 100) * total);
  return [nearest - 1, nearest, nearest + 1].find(
    (count) => count >= 0 && round((100 * count) / total, decimals) === pct,
  );
}
