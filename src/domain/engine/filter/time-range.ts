import { endOfPeriod, presetRange, type TimeRange } from '../../time/ranges.ts';
import type { TimeClause } from '../api/filter.ts';

/**
 * The half-open range that a clause means on data of this extent at the moment `asOf` (epoch ms). Where presets end,
 * `endOfPeriod` says; `all` is all there is. An empty data set gives an empty range.
 */
export function resolveRange(clause: TimeClause, extent: TimeRange | null, asOf: number): TimeRange {
  if (clause.kind === 'range') return { from: clause.from, to: clause.to };
  if (!extent) return { from: 0, to: 0 };
  if (clause.preset === 'all') return { ...extent };
  return presetRange(clause.preset, endOfPeriod(asOf, extent.to - 1));
}

/**
 * The extent of the data with the silence after it, as far as a range reaches into what is known at `asOf` (epoch ms): what
 * a histogram may show.
 */
export function knownExtent(extent: TimeRange, range: TimeRange, asOf: number): TimeRange {
  return { from: extent.from, to: Math.max(extent.to, Math.min(range.to, asOf + 1)) };
}
