import type { CaseColumns } from '../../cases/case-columns.ts';
import { intersect, type TimeRange } from '../../time/ranges.ts';

/**
 * The part of a range from which cases are known: from the earliest moment of the first case to the last report. Days
 * before and after have no cases because nobody has told of them, and are no quiet days. Empty where the range has no such
 * part; the cases come sorted by their earliest moment.
 */
export function coveredRange(
  { from, reportedAt }: Pick<CaseColumns, 'from' | 'reportedAt'>,
  range: TimeRange,
): TimeRange {
  const last = reportedAt.reduce((latest, at) => Math.max(latest, at), -Infinity);
  return intersect(range, { from: from[0] ?? Infinity, to: last }) ?? { from: range.from, to: range.from };
}
