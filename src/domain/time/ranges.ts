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

/** Common part of two ranges; `undefined` where they do not meet. */
export function intersect(first: TimeRange, second: TimeRange): TimeRange | undefined {
  const range = { from: Math.max(first.from, second.from), to: Math.min(first.to, second.to) };
  return range.from < range.to ? range : undefined;
}

/**
 * Range of a preset that ends with `asOf`, which still belongs to it. `all` reaches back to `earliest`, the oldest
 * moment of the data; without data it is the last day.
 */
export function presetRange(preset: RangePreset, asOf: number, earliest?: number): TimeRange {
  const to = asOf + 1;
  if (preset !== 'all') return { from: to - PRESET_MS[preset], to };
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
