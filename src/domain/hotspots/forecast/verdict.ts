import type { Random } from '../../random/random.ts';
import { weekBootstrapInterval } from './week-bootstrap.ts';

/** `better`: it beats the counts. `notBetter`: it does not. `unproven`: the test is too short to tell. Only where it is `better` is a model used instead of the counts. */
export type ForecastVerdict = 'better' | 'notBetter' | 'unproven';

/** A gain of less than this share of what the counts hit is of no use, even where it is certain. */
const LEAST_GAIN = 0.02;
/** With fewer weeks than this nothing is said: a bootstrap over them is too narrow. */
export const FEWEST_TEST_WEEKS = 8;
/** Chance of any wrong `better` or `notBetter` in one evaluation. */
const ERROR_LEVEL = 0.05;

/** A model against the counts at one coverage. */
export interface GainOverCounts {
  /** Hit rate of the model less that of the counts, and its interval over weeks. */
  readonly gain: number;
  readonly gainLow: number;
  readonly gainHigh: number;
  readonly verdict: ForecastVerdict;
}

/**
 * Compares the hits of each week. `comparisons` is how many are made in all: each interval is so wide that all of them
 * hold together with 95 % (Bonferroni). A model is `better` where the whole interval lies above 0, `notBetter` where
 * it ends below a gain that is of use.
 */
export function gainOverCounts(
  hits: Float64Array,
  countHits: Float64Array,
  events: Float64Array,
  comparisons: number,
  random: Random,
): GainOverCounts {
  const total = sumOf(events);
  const differences = hits.map((value, week) => value - countHits[week]!);
  const [gainLow, gainHigh] = weekBootstrapInterval(differences, events, ERROR_LEVEL / comparisons, random);
  const gain = total > 0 ? sumOf(differences) / total : 0;
  const leastGain = total > 0 ? (LEAST_GAIN * sumOf(countHits)) / total : 0;
  const isTooShort = events.reduce((weeks, count) => weeks + Number(count > 0), 0) < FEWEST_TEST_WEEKS;
  const verdict = isTooShort
    ? 'unproven'
    : gainLow > 0
      ? 'better'
      : gainHigh <= leastGain
        ? 'notBetter'
        : 'unproven';
  return { gain, gainLow, gainHigh, verdict };
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
