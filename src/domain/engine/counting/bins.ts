import type { Histogram } from '../api/answer.ts';
import { intersect, type TimeRange } from '../../time/ranges.ts';
import { DAY_MS } from '../../time/civil-day.ts';

/** Bars that a histogram may have: on a small desk (1,310 px) each still has 4 px. Half a year is shown by days, thirty days by three hours. */
export const MOST_BINS = 320;

/** What is shown where there is no data. */
export const EMPTY_HISTOGRAM: Histogram = {
  extent: { from: 0, to: 0 },
  startMs: 0,
  binMs: 3_600_000,
  counts: new Uint32Array(0),
  inside: new Uint32Array(0),
};

/** Spans that the histogram shows around a range, ascending. */
const CONTEXT_SPANS_MS = [1, 3, 7, 30, 90, 180, 365, 730].map((days) => days * DAY_MS);

/**
 * What the histogram shows. `wanted` where it was chosen; otherwise about four times the range, up to the end of
 * the data where that holds the range. Always inside the data and always holding the part of the range that has data.
 */
export function histogramExtent(range: TimeRange, data: TimeRange, wanted?: TimeRange): TimeRange {
  const covered = intersect(range, data);
  const chosen = (wanted && intersect(wanted, data)) ?? contextOf(range, data);
  return covered
    ? { from: Math.min(chosen.from, covered.from), to: Math.max(chosen.to, covered.to) }
    : chosen;
}

function contextOf(range: TimeRange, data: TimeRange): TimeRange {
  const lengthMs = range.to - range.from;
  const spanMs = CONTEXT_SPANS_MS.find((span) => span >= 4 * lengthMs) ?? Number.POSITIVE_INFINITY;
  if (spanMs >= data.to - data.from) return data;
  const centred = Math.min(data.to, (range.from + range.to + spanMs) / 2);
  const to = range.from >= data.to - spanMs ? data.to : centred;
  return intersect({ from: to - spanMs, to }, data) ?? data;
}
