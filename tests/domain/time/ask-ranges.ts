import {
  presetRange,
  RANGE_PRESETS,
  type HistogramBins,
  type RangePreset,
  type TimeRange,
} from '../../../src/domain/time/ranges.ts';

/** Whether a moment lies in the range. */
export function contains(range: TimeRange, timeMs: number): boolean {
  return timeMs >= range.from && timeMs < range.to;
}

/** Preset that makes exactly this range, `undefined` for a range drawn by hand. */
export function presetOf(range: TimeRange, asOf: number, earliest?: number): RangePreset | undefined {
  return RANGE_PRESETS.find((preset) => {
    const candidate = presetRange(preset, asOf, earliest);
    return candidate.from === range.from && candidate.to === range.to;
  });
}

/** Bar that holds a moment, −1 outside the bars. */
export function binOf(bins: HistogramBins, timeMs: number): number {
  const index = Math.floor((timeMs - bins.from) / bins.widthMs);
  return index >= 0 && index < bins.count ? index : -1;
}
