type Both<T> = readonly [T, T];

/** Counts of one value in two units. */
export interface ComparedShare {
  readonly code: string;
  readonly counts: Both<number>;
}

/** The values of one clause in two units. */
export interface ComparedShares {
  readonly rows: readonly ComparedShare[];
  /** The largest share of any value in either: the end of the axis that both are drawn on. */
  readonly most: number;
}

/**
 * Values of two units by the sum of their shares, the largest first, equal ones by code; in the order of `order` where it is
 * given. Values that neither has are left out, unless `order` names them.
 */
export function comparedShares(
  counts: Both<Readonly<Record<string, number>>>,
  totals: Both<number>,
  order?: readonly string[],
): ComparedShares {
  const codes = order ?? [...new Set(counts.flatMap((each) => Object.keys(each)))].sort();
  const shareOf = (count: number, total: number): number => (total > 0 ? count / total : 0);
  const rows = codes.map((code): ComparedShare => ({
    code,
    counts: [counts[0][code] ?? 0, counts[1][code] ?? 0],
  }));
  const sharesOf = ({ counts: [one, other] }: ComparedShare): Both<number> => [
    shareOf(one, totals[0]),
    shareOf(other, totals[1]),
  ];
  const sum = (row: ComparedShare): number => sharesOf(row)[0] + sharesOf(row)[1];
  const kept =
    order === undefined ? rows.filter((row) => sum(row) > 0).sort((a, b) => sum(b) - sum(a)) : rows;
  return { rows: kept, most: Math.max(0, ...kept.flatMap(sharesOf)) };
}
