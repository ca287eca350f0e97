import { HOUR_MS, MINUTE_MS } from '../time/zone.ts';
import { MONTH_DAYS } from './alert-budget.ts';
import type { CountModel } from './count-distribution.ts';
import type { SeriesPast } from './series-past.ts';

/** False alarms that the whole city may have in 30 days. */
export const FALSE_SURGES_PER_MONTH = 1;
export const SHORTEST_SURGE_WINDOW_MS = 15 * MINUTE_MS;
export const LONGEST_SURGE_WINDOW_MS = 6 * HOUR_MS;
/** A surge shows in the last quarter of an hour, hour or six hours. */
export const SURGE_WINDOWS_MS: readonly number[] = [
  SHORTEST_SURGE_WINDOW_MS,
  HOUR_MS,
  LONGEST_SURGE_WINDOW_MS,
];
/** Fewer reports are no surge, however rare they are. */
export const FEWEST_SURGE_REPORTS = 5;

/** Each report is tested in its category and among all, by each length of time. */
const TESTS_PER_REPORT = 2 * SURGE_WINDOWS_MS.length;
/** However little a city reports, a surge is rarer than this. */
const LARGEST_LEVEL = 1e-3;

/** One series of counts: a county, of all categories (`null`) or one. */
export interface SurgeSeries {
  readonly countyCode: string;
  readonly categoryCode: string | null;
}

/**
 * The level of a single test: false alarms allowed in a month over the tests of a month. The expected number of tests that
 * chance alone lets pass is then at most the number allowed, whether or not the tests depend on each other.
 */
export function surgeLevel({ counts, days }: SeriesPast): number {
  const testsPerMonth = ((counts.total + 1) / Math.max(days, 1)) * MONTH_DAYS * TESTS_PER_REPORT;
  return Math.min(FALSE_SURGES_PER_MONTH / testsPerMonth, LARGEST_LEVEL);
}

/** How many reports the past lets expect of a series between two moments: its rate has the gamma posterior of Jeffreys' prior. */
export function seriesModel(past: SeriesPast, series: SurgeSeries, from: number, to: number): CountModel {
  const shape = past.counts.of(series.countyCode, series.categoryCode) + 0.5;
  const usualDays = past.profileOf(series.categoryCode).usualDays(from, to);
  return { mean: (shape / Math.max(past.days, 1)) * usualDays, dispersion: 1 / shape + past.dispersion };
}

/**
 * The same for the others before a report that has come: that it came speaks for a busy day. The rate that mixes the counts
 * is then size-biased, which for a gamma with shape 1 / dispersion is the gamma with shape one greater.
 */
export function othersModel({ mean, dispersion }: CountModel): CountModel {
  return { mean: mean * (1 + dispersion), dispersion: dispersion / (1 + dispersion) };
}
