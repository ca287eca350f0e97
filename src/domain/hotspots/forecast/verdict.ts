import type { Random } from '../../random/random.ts';
import { blockBootstrapInterval } from './block-bootstrap.ts';

/** `better`: it beats the counts. `notBetter`: it does not. `unproven`: the test is too short to tell. Only where it is `better` is a model used instead of the counts. */
export type ForecastVerdict = 'better' | 'notBetter' | 'unproven';

/** A gain of less than this share of what the counts hit is of no use, even where it is certain. */
const LEAST_GAIN = 0.02;
/** With fewer weeks than this nothing is said: a bootstrap over them is too narrow. */
export const FEWEST_TEST_WEEKS = 8;
/** A gain that lies in fewer cells than this may be luck. */
const FEWEST_CELLS = 8;
/** Chance of any wrong `better` or `notBetter` in one evaluation. */
const ERROR_LEVEL = 0.05;

/** A model against the counts at one coverage. */
export interface GainOverCounts {
  /** Hit rate of the model less that of the counts, ties drawn by lot, and an interval for it. */
  readonly gain: number;
  readonly gainLow: number;
  readonly gainHigh: number;
  readonly verdict: ForecastVerdict;
}

/** The hits of a model less those of the counts. */
export interface Differences {
  /** By week of the test. */
  readonly ofWeeks: Float64Array;
  /** By cell in which they differ, for each grid (`gainPerCell`). */
  readonly ofCells: readonly Float64Array[];
  /** Hits of the counts in all. */
  readonly countHits: number;
  /** Events in each week of the test. */
  readonly weekEvents: Float64Array;
}

/**
 * Judges a difference. Its interval has to hold for other weeks and for other cells: a ranking that broke ties by luck
 * gains in every week, but in few cells. It is the hull of a bootstrap over each. `comparisons` is how many are made in
 * all: intervals are so wide that all of them hold together with 95 % (Bonferroni). A model is `better` where the whole
 * interval lies above 0, `notBetter` where it ends below a gain that is of use.
 */
export function gainOverCounts(
  differences: Differences,
  comparisons: number,
  random: Random,
): GainOverCounts {
  const { ofWeeks, ofCells, countHits, weekEvents } = differences;
  const total = sumOf(weekEvents);
  const level = ERROR_LEVEL / comparisons;
  const intervals = [
    blockBootstrapInterval(ofWeeks, weekEvents, level, random),
    ...ofCells.map((parts) =>
      blockBootstrapInterval(parts, new Float64Array(parts.length).fill(total / parts.length), level, random),
    ),
  ];
  const gainLow = Math.min(...intervals.map(([low]) => low));
  const gainHigh = Math.max(...intervals.map(([, high]) => high));
  const gain = total > 0 ? sumOf(ofWeeks) / total : 0;
  const leastGain = total > 0 ? (LEAST_GAIN * countHits) / total : 0;
  const weeks = weekEvents.reduce((count, events) => count + Number(events > 0), 0);
  const cells = Math.min(...ofCells.map((parts) => parts.length));
  return { gain, gainLow, gainHigh, verdict: verdictOf(gainLow, gainHigh, leastGain, weeks, cells) };
}

function verdictOf(
  gainLow: number,
  gainHigh: number,
  leastGain: number,
  weeks: number,
  cells: number,
): ForecastVerdict {
  if (weeks < FEWEST_TEST_WEEKS) return 'unproven';
  if (gainHigh <= leastGain) return 'notBetter';
  return gainLow > 0 && cells >= FEWEST_CELLS ? 'better' : 'unproven';
}

/**
 * What several coverages say of one model: `better` where it is better at one of them and loses nowhere for certain;
 * `notBetter` where no coverage leaves a gain open, or one proves a loss; else `unproven`.
 */
export function verdictOverCoverages(gains: readonly GainOverCounts[]): ForecastVerdict {
  const isLoss = gains.some(({ gainHigh, verdict }) => verdict === 'notBetter' && gainHigh < 0);
  if (gains.some(({ verdict }) => verdict === 'better')) return isLoss ? 'unproven' : 'better';
  return isLoss || gains.every(({ verdict }) => verdict === 'notBetter') ? 'notBetter' : 'unproven';
}

/** What several models say of an evaluation: whether any of them is to be used instead of the counts. */
export function verdictOverModels(verdicts: readonly ForecastVerdict[]): ForecastVerdict {
  if (verdicts.includes('better')) return 'better';
  return verdicts.length > 0 && verdicts.every((verdict) => verdict === 'notBetter')
    ? 'notBetter'
    : 'unproven';
}

function sumOf(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
