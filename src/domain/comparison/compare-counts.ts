import { SMALLEST_RANKED_DENOMINATOR } from '../incidents/ranking.ts';
import { rateRatio, type ExposedCounts, type RateRatio } from '../statistics/rate-ratio.ts';
import { shareDifference, type CountedShare, type ShareDifference } from '../statistics/share-difference.ts';

/** Below this number of incidents nothing is said of a difference (DOMAIN §3.13). */
export const FEWEST_COMPARED = SMALLEST_RANKED_DENOMINATOR;

const LEVEL = 0.95;

/** Level of each of `count` independent intervals that together hold at 95 % (Šidák, J. Am. Stat. Assoc. 62, 1967, 626–633). */
export function jointLevel(count: number): number {
  return LEVEL ** (1 / Math.max(1, count));
}

/** Too few to speak of a difference; `n` is how many there are. */
export interface TooFew {
  readonly kind: 'tooFew';
  readonly n: number;
}
/** How many times the first rate is the second, with its interval of 95 %. */
export type RatioResult = TooFew | ({ readonly kind: 'ratio' } & RateRatio);
/** By how much the first share is larger, with its interval of 95 %. */
export type DifferenceResult = TooFew | ({ readonly kind: 'difference' } & ShareDifference);

/**
 * Ratio of two counts over known exposures (the same time, or households). Both together are at least 20; each count is taken as
 * Poisson, the interval is that of `rateRatio`. Of several ratios that are read together each has its `level`.
 */
export function compareRates(first: ExposedCounts, second: ExposedCounts, level = LEVEL): RatioResult {
  const n = first.events + second.events;
  return n < FEWEST_COMPARED ? { kind: 'tooFew', n } : { kind: 'ratio', ...rateRatio(first, second, level) };
}

/** `compareRates` of counts of the same length of time. */
export function compareCounts(first: number, second: number, level = LEVEL): RatioResult {
  return compareRates({ events: first, exposure: 1 }, { events: second, exposure: 1 }, level);
}

/** Difference of two shares of one definition; each has at least 20 in its denominator. */
export function compareShares(first: CountedShare, second: CountedShare): DifferenceResult {
  const n = Math.min(first.denominator, second.denominator);
  return n < FEWEST_COMPARED
    ? { kind: 'tooFew', n }
    : { kind: 'difference', ...shareDifference(first, second) };
}

/** Whether an interval says that there is a difference; `neutral` is 1 for ratios and 0 for differences. */
export function excludes(
  { low, high }: { readonly low: number; readonly high: number },
  neutral: number,
): boolean {
  return low > neutral || high < neutral;
}
