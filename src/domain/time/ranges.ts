import { DAY_MS, SHANGHAI_OFFSET_MS } from './civil-day.ts';
import { HOUR_MS, MINUTE_MS, startOfWeek, WEEK_MS } from './zone.ts';

/** Half-open range of moments, epoch ms: `from` belongs to it, `to` does not. */
export interface TimeRange {
  from: number;
  to: number;
}

export const RANGE_PRESETS = ['24h', '7d', '30d', 'all'] as const;
export type RangePreset = (typeof RANGE_PRESETS)[number];

const PRESET_MS: Record<Exclude<RangePreset, 'all'>, number> = {
  '24h': DAY_MS,
  '7d': WEEK_MS,
  '30d': 30 * DAY_MS,
};

/** Whether a range holds no moment, as that of data without a row: its ends are no dates then. */
export const isEmptyRange = ({ from, to }: TimeRange): boolean => to <= from;

/** Common part of two ranges; `undefined` where they do not meet. */
export function intersect(first: TimeRange, second: TimeRange): TimeRange | undefined {
  const range = { from: Math.max(first.from, second.from), to: Math.min(first.to, second.to) };
  return range.from < range.to ? range : undefined;
}

/** Where nothing was reported for longer than this, the data is a record of the past: nobody asks what is happening now. */
export const RECORD_AFTER_MS = WEEK_MS;

/** A clock that was read up to this long ago may lie behind the newest report. */
const CLOCK_LAG_MS = 2 * MINUTE_MS;

/**
 * Last moment of every period that looks back ("the last 7 days"), on the page and on the server. It is now (`asOf`), also
 * where nothing came of late: a silent hour belongs to the period. Only of a record of the past it is the newest report
 * (`lastAt`, epoch ms), and then the page says until when. A report that the lagging clock has not reached is let in.
 */
export function endOfPeriod(asOf: number, lastAt: number): number {
  const aheadMs = lastAt - asOf;
  return aheadMs < -RECORD_AFTER_MS || (aheadMs > 0 && aheadMs <= CLOCK_LAG_MS) ? lastAt : asOf;
}

/** Whether a period that looks back ends now; otherwise its label says until when. */
export function endsNow(range: TimeRange, asOf: number): boolean {
  return range.to > asOf;
}

/**
 * The `lengthMs` that end with `last`, which still belongs to them. They begin on a whole minute, so that page and server,
 * which ask at other seconds of it, do not count the oldest report differently.
 */
function rangeUntil(lengthMs: number, last: number): TimeRange {
  return { from: Math.floor((last - lengthMs) / MINUTE_MS) * MINUTE_MS, to: last + 1 };
}

/** The `lengthMs` before `endOfPeriod`, which still belongs to them. */
export function periodUntil(lengthMs: number, asOf: number, lastAt: number): TimeRange {
  return rangeUntil(lengthMs, endOfPeriod(asOf, lastAt));
}

/**
 * Range of a preset that ends with `asOf`, which still belongs to it. `all` reaches back to `earliest`, the oldest
 * moment of the data; without data it is the last day.
 */
export function presetRange(preset: RangePreset, asOf: number, earliest?: number): TimeRange {
  if (preset !== 'all') return rangeUntil(PRESET_MS[preset], asOf);
  const to = asOf + 1;
  return { from: earliest === undefined ? to - DAY_MS : Math.min(earliest, asOf), to };
}

/** Bars of a histogram: `count` bars of `widthMs`, the first begins at `from`. */
export interface HistogramBins {
  from: number;
  widthMs: number;
  count: number;
}

const BIN_WIDTHS_MS = [
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR_MS),
  ...[1, 7, 28, 364].map((days) => days * DAY_MS),
];

/**
 * Bars that cover a range with round borders in Shanghai time: the finest of 1 minute … 12 hours, a day, a week from
 * Monday, 4 or 52 weeks that needs at most `maxCount` bars (beyond that, whole multiples of 52 weeks). The first and
 * last bar may reach out of the range.
 */
export function histogramBins(range: TimeRange, maxCount = 120): HistogramBins {
  const span = range.to - range.from;
  if (!(span > 0) || !Number.isFinite(span) || maxCount < 2)
    throw new RangeError(`no histogram over ${range.from} … ${range.to} in ${maxCount} bars`);
  for (let index = 0; ; index += 1) {
    const coarsest = BIN_WIDTHS_MS.at(-1) as number;
    const widthMs = BIN_WIDTHS_MS[index] ?? coarsest * (index - BIN_WIDTHS_MS.length + 2);
    const from = binStart(range.from, widthMs);
    const count = Math.ceil((range.to - from) / widthMs);
    if (count <= maxCount) return { from, widthMs, count };
  }
}

function binStart(timeMs: number, widthMs: number): number {
  if (widthMs >= WEEK_MS) {
    const monday = startOfWeek(timeMs);
    const weeksSinceEpoch = Math.round((monday - startOfWeek(0)) / WEEK_MS);
    const weeksPerBin = widthMs / WEEK_MS;
    return monday - (((weeksSinceEpoch % weeksPerBin) + weeksPerBin) % weeksPerBin) * WEEK_MS;
  }
  return Math.floor((timeMs + SHANGHAI_OFFSET_MS) / widthMs) * widthMs - SHANGHAI_OFFSET_MS;
}
