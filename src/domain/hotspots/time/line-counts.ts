import { NO_ENTRY, type CaseColumns } from '../../cases/case-columns.ts';
import type { TimeRange } from '../../time/ranges.ts';

/** Cases per bus line whose earliest possible moment lies in the range, most first; lines without one are absent. */
export function casesOfLines(
  { count, from, line, lines }: Pick<CaseColumns, 'count' | 'from' | 'line' | 'lines'>,
  range: TimeRange,
): { lineId: string; n: number }[] {
  const counts = new Map<string, number>();
  for (let row = 0; row < count; row++) {
    if (line[row] === NO_ENTRY || from[row]! < range.from || from[row]! >= range.to) continue;
    const id = lines[line[row]!]!;
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts]
    .map(([lineId, n]) => ({ lineId, n }))
    .sort((a, b) => b.n - a.n || (a.lineId < b.lineId ? -1 : 1));
}
