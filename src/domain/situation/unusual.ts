import {
  countInterval,
  probabilityAtLeast,
  probabilityAtMost,
  type CountModel,
} from './count-distribution.ts';
import { falseDiscoveryThreshold } from './false-discovery.ts';

/** Fewer past weeks say too little about what is usual. */
export const FEWEST_WEEKS = 4;
/** As many past weeks are looked at where the data reaches back as far. */
export const MOST_WEEKS = 8;
/** Part of usual counts that lies inside the interval. */
const COVERAGE = 0.99;
/** Part of the counts called unusual that may be false, on average (Benjamini and Hochberg). */
export const UNUSUAL_FALSE_PART = 0.01;

/** What the same hours of past weeks let expect, with the interval that holds 99 % of usual counts. */
export interface UsualCount {
  expected: number;
  low: number;
  high: number;
  weeks: number;
}

/**
 * Model of a count from the counts of the same hours in past weeks; `undefined` for fewer than four. The rate is known
 * only as well as those weeks tell it (gamma distribution after Jeffreys' prior), and days differ (`dispersion` of a
 * day's count), both of the past weeks and of now.
 */
function usualModel(past: readonly number[], dispersion: number): CountModel | undefined {
  const weeks = past.length;
  if (weeks < FEWEST_WEEKS) return undefined;
  const shape = past.reduce((sum, count) => sum + count, 0) + 0.5;
  return { mean: shape / weeks, dispersion: 1 / shape + dispersion * (1 + 1 / weeks) };
}

/** What is usual, from the counts of the same hours in past weeks. */
export function usualCount(past: readonly number[], dispersion: number): UsualCount | undefined {
  const model = usualModel(past, dispersion);
  if (model === undefined) return undefined;
  return { expected: model.mean, ...countInterval(model, COVERAGE), weeks: past.length };
}

/** A count now and in the same hours of past weeks. */
export interface CountSeries {
  count: number;
  past: readonly number[];
}

/**
 * The counts that past weeks do not explain: outside their 99 % interval, and believed after the correction for
 * looking at all series at once. The least likely first.
 */
export function unusualCounts<Series extends CountSeries>(
  series: readonly Series[],
  dispersion: number,
): (Series & UsualCount)[] {
  const looked = series.flatMap((one) => {
    const model = usualModel(one.past, dispersion);
    return model === undefined ? [] : [{ one, probability: twoSided(model, one.count) }];
  });
  const believed = falseDiscoveryThreshold(
    looked.map(({ probability }) => probability),
    UNUSUAL_FALSE_PART,
  );
  return looked
    .filter(({ probability }) => probability <= Math.min(believed, 1 - COVERAGE))
    .sort((a, b) => a.probability - b.probability)
    .flatMap(({ one }) => {
      const usual = usualCount(one.past, dispersion);
      return usual === undefined ? [] : [{ ...one, ...usual }];
    });
}

/** Twice the smaller tail, at most 1. */
function twoSided(model: CountModel, count: number): number {
  return Math.min(1, 2 * Math.min(probabilityAtMost(model, count), probabilityAtLeast(model, count)));
}
