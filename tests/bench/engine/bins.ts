import { MOST_BINS } from '../../../src/domain/engine/counting/bins.ts';
import { histogramBins } from '../../../src/domain/time/ranges.ts';

/** The bars of the histogram over the whole city, as the engine makes them. */
export interface Bins {
  readonly startMs: number;
  readonly binMs: number;
  readonly count: number;
}

/** Bars over the extent of ascending moments. */
export function binsOf(time: Float64Array): Bins {
  const extent = { from: time[0] ?? 0, to: (time.at(-1) ?? 0) + 1 };
  const { from, widthMs, count } = histogramBins(extent, MOST_BINS);
  return { startMs: from, binMs: widthMs, count };
}
