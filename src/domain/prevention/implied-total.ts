/** A printed share in percent with the decimals it was printed with. */
export interface PrintedShare {
  readonly percent: number;
  readonly decimals: number;
}

/** Totals are looked for up to this number. */
const MOST_TOTAL = 10_000;

/**
 * The least total for which every printed share is a whole count, rounded; `undefined` where none up to `limit` fits. It is
 * reckoned and never published: multiples of it fit as well, and often other numbers above it. Shares of few cases give
 * their size away: 34.62 % and 66.67 % fit 78 and nothing less.
 */
export function impliedMinTotal(shares: readonly PrintedShare[], limit = MOST_TOTAL): number | undefined {
  for (let total = 1; total <= limit; total++)
    if (shares.every((share) => wholeCount(share, total) !== undefined)) return total;
  return undefined;
}

/** The whole count of `total` whose share rounds (half up) to the printed one; `undefined` where there is none. */
export function wholeCount({ percent, decimals }: PrintedShare, total: number): number | undefined {
  const scale = 10 ** decimals;
  const printed = Math.round(percent * scale);
  // In whole numbers: (2 printed − 1) total ≤ 200 scale count < (2 printed + 1) total.
  const least = Math.max(0, Math.ceil(((2 * printed - 1) * total) / (200 * scale)));
  const isBelow = 200 * scale * least < (2 * printed + 1) * total;
  return isBelow && least <= total ? least : undefined;
}
