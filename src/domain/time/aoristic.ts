import type { HistogramBins, TimeRange } from './ranges.ts';
import { addToWeek, measureWeekHours } from './week-clock.ts';
import { HOURS_OF_WEEK } from './zone.ts';

/*
 * An event known only to lie between two moments counts in every stretch of time with the share of its interval that
 * lies there (aoristic weight): J. H. Ratcliffe, "Aoristic analysis: the spatial interpretation of unspecific temporal
 * events", International Journal of Geographical Information Science 14 (2000) 669–679.
 */

/** From the earliest to the latest possible moment of one event, epoch ms; `from = to` is an instant. */
export type EventInterval = Readonly<TimeRange>;

/**
 * The interval as half-open range that is never empty: an instant becomes the millisecond that it names. Throws
 * RangeError for a moment that is none and for an interval that ends before it begins.
 */
export function spanOf({ from, to }: EventInterval): TimeRange {
  if (!Number.isFinite(from) || !Number.isFinite(to)) throw new RangeError(`no interval: ${from} … ${to}`);
  if (to < from) throw new RangeError(`an interval ends before it begins: ${from} … ${to}`);
  return { from, to: to === from ? from + 1 : to };
}

/**
 * Share (0–1) of the interval that lies in `range` and in the hours of the week (Monday 00:00–00:59 in Shanghai = 0;
 * none = all).
 */
export function aoristicWeight(
  interval: EventInterval,
  range: TimeRange,
  weekHours: readonly number[] = [],
): number {
  const { from, to } = spanOf(interval);
  const inside = measureWeekHours(weekHours).millisecondsIn(
    Math.max(from, range.from),
    Math.min(to, range.to),
  );
  return inside / (to - from);
}

/** Share of the interval in each of the 168 hours of the week, Monday 00 first. They sum to 1. */
export function weekShares(interval: EventInterval): Float64Array {
  const { from, to } = spanOf(interval);
  const shares = new Float64Array(HOURS_OF_WEEK);
  addToWeek(shares, from, to);
  for (let hour = 0; hour < HOURS_OF_WEEK; hour++) shares[hour]! /= to - from;
  return shares;
}

/** Share of the interval in each bar; they sum to 1 where the bars cover the interval. */
export function binShares(interval: EventInterval, bins: HistogramBins): Float64Array {
  const { from, to } = spanOf(interval);
  const shares = new Float64Array(bins.count);
  eachBin(bins, from, to, (bin, start, end) => (shares[bin]! += (end - start) / (to - from)));
  return shares;
}

/** Calls for every bar that `[from, to)` meets, with the part of it inside the bar. */
export function eachBin(
  bins: HistogramBins,
  from: number,
  to: number,
  visit: (bin: number, start: number, end: number) => void,
): void {
  const last = Math.min(bins.count - 1, Math.ceil((to - bins.from) / bins.widthMs) - 1);
  for (let bin = Math.max(0, Math.floor((from - bins.from) / bins.widthMs)); bin <= last; bin++) {
    const edge = bins.from + bin * bins.widthMs;
    visit(bin, Math.max(from, edge), Math.min(to, edge + bins.widthMs));
  }
}
