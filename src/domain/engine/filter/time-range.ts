import { presetRange, type TimeRange } from '../../time/ranges.ts';
import type { TimeClause } from '../api/filter.ts';

/**
 * The half-open range that a clause means on data of this extent. Presets end just after the latest incident,
 * so that a data set of last week still shows its last 24 hours. An empty data set gives an empty range.
 */
export function resolveRange(clause: TimeClause, extent: TimeRange | null): TimeRange {
  if (clause.kind === 'range') return { from: clause.from, to: clause.to };
  return extent ? presetRange(clause.preset, extent.to - 1, extent.from) : { from: 0, to: 0 };
}
