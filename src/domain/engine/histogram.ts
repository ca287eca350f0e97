import { histogramBins, type TimeRange } from '../time/ranges.ts';
import type { Histogram } from './answer.ts';
import { MOST_BINS } from './bins.ts';
import type { FilterPass } from './filter-pass.ts';
import { lowerBound } from './time-range.ts';

/**
 * Matches over time without the filter's own time range, and per bar those inside it.
 * `extent` as made by `histogramExtent`, so that the inside parts sum to the matches of the whole filter.
 */
export function countHistogram(time: Float64Array, pass: FilterPass, extent: TimeRange): Histogram {
  const bins = histogramBins(extent, MOST_BINS);
  const counts = new Uint32Array(bins.count);
  const inside = new Uint32Array(bins.count);
  let low = lowerBound(time, bins.from);
  for (let bin = 0; bin < bins.count; bin++) {
    const high = lowerBound(time, bins.from + (bin + 1) * bins.widthMs);
    const innerLow = Math.max(low, pass.from);
    const innerHigh = Math.min(high, pass.to);
    counts[bin] = countMatches(pass.misses, low, high);
    inside[bin] =
      innerLow === low && innerHigh === high ? counts[bin]! : countMatches(pass.misses, innerLow, innerHigh);
    low = high;
  }
  return { extent, startMs: bins.from, binMs: bins.widthMs, counts, inside };
}

function countMatches(misses: Uint8Array, low: number, high: number): number {
  let count = 0;
  for (let row = low; row < high; row++) count += Number(misses[row] === 0);
  return count;
}
