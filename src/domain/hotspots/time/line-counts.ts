import { NO_ENTRY, type CaseColumns } from '../../cases/case-columns.ts';

/**
 * Cases per bus line, most first; lines without one are absent. `weighed`: rows of the columns with the share of each case
 * that counts. `weight` is the sum of the shares, `n` how many cases have one.
 */
export function casesOfLines(
  { line, lines }: Pick<CaseColumns, 'line' | 'lines'>,
  weighed: { readonly rows: Uint32Array; readonly weights: Float64Array },
): { lineId: string; weight: number; n: number }[] {
  const counts = new Map<string, { weight: number; n: number }>();
  weighed.rows.forEach((row, at) => {
    if (line[row] === NO_ENTRY) return;
    const id = lines[line[row]!]!;
    const { weight, n } = counts.get(id) ?? { weight: 0, n: 0 };
    counts.set(id, { weight: weight + weighed.weights[at]!, n: n + 1 });
  });
  return [...counts]
    .map(([lineId, count]) => ({ lineId, ...count }))
    .sort((a, b) => b.weight - a.weight || (a.lineId < b.lineId ? -1 : 1));
}
