import {
  countInterval,
  probabilityAtLeast,
  probabilityAtMost,
  type CountModel,
} from './count-distribution.ts';
import { falseDiscoveryThreshold } from '../statistics/false-discovery.ts';

/** A baseline needs at least this many past weeks. */
export const FEWEST_WEEKS = 4;
/** A baseline uses at most this many past weeks. */
export const MOST_WEEKS = 8;
/** Coverage of the prediction interval. */
const COVERAGE = 0.99;
/** False discovery rate among the flagged counts (Benjamini and Hochberg). */
export const UNUSUAL_FALSE_DISCOVERY_RATE = 0.01;

/** The count expected from the same hours of past weeks, with its 99 % prediction interval. */
export interface BaselineCount {
  expected: number;
  low: number;
  high: number;
  weeks: number;
}

/**
 * Predictive distribution of a count from the counts of the same hours in past weeks; `undefined` for fewer than four.
 * The rate has the gamma posterior of Jeffreys' prior. `dispersion` of a day's count is added for the past weeks and
 * for now.
 */
function baselineModel(past: readonly number[], dispersion: number): CountModel | undefined {
  const weeks = past.length;
  if (weeks < FEWEST_WEEKS) return undefined;
  const shape = past.reduce((sum, count) => sum + count, 0) + 0.5;
  return { mean: shape / weeks, dispersion: 1 / shape + dispersion * (1 + 1 / weeks) };
}

/** The baseline of a count, from the counts of the same hours in past weeks. */
export function baselineCount(past: readonly number[], dispersion: number): BaselineCount | undefined {
  const model = baselineModel(past, dispersion);
  if (model === undefined) return undefined;
  return { expected: model.mean, ...countInterval(model, COVERAGE), weeks: past.length };
}

/** A count now and in the same hours of past weeks. */
export interface CountSeries {
  count: number;
  past: readonly number[];
}

/**
 * The counts that differ significantly from their baseline: outside the 99 % interval, and flagged when the false
 * discovery rate over all series is controlled. The smallest p-value first.
 */
export function unusualCounts<Series extends CountSeries>(
  series: readonly Series[],
  dispersion: number,
): (Series & BaselineCount)[] {
  const tested = series.flatMap((one) => {
    const model = baselineModel(one.past, dispersion);
    return model === undefined ? [] : [{ one, pValue: twoSidedPValue(model, one.count) }];
  });
  const threshold = falseDiscoveryThreshold(
    tested.map(({ pValue }) => pValue),
    UNUSUAL_FALSE_DISCOVERY_RATE,
  );
  return tested
    .filter(({ pValue }) => pValue <= Math.min(threshold, 1 - COVERAGE))
    .sort((a, b) => a.pValue - b.pValue)
    .flatMap(({ one }) => {
      const baseline = baselineCount(one.past, dispersion);
      return baseline === undefined ? [] : [{ ...one, ...baseline }];
    });
}

/** Two-sided p-value: twice the smaller tail, at most 1. */
function twoSidedPValue(model: CountModel, count: number): number {
  return Math.min(1, 2 * Math.min(probabilityAtMost(model, count), probabilityAtLeast(model, count)));
}
