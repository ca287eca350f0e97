import { normalTwoSidedP } from './normal.ts';

/** Events before and after. */
export type BeforeAfter = readonly [before: number, after: number];

/** Counts of an area where something was done, of areas like it where nothing was, and of those around both. */
export interface ChangeCounts {
  readonly treated: BeforeAfter;
  readonly control: BeforeAfter;
  /** Around the treated and the control areas, where thefts might have moved to. */
  readonly displacement?: { readonly treated: BeforeAfter; readonly control: BeforeAfter };
  /** Lengths of the two periods, where they differ: the answer is for one unit. */
  readonly timeWeights?: BeforeAfter;
  /**
   * Sizes of the four areas, where they differ: the answer is for an area of size 1. Sizes as multiples of the treated
   * area give an answer in thefts of the treated area.
   */
  readonly areaWeights?: AreaWeights;
}

/** Sizes of the areas of `ChangeCounts`; all above 0. */
interface AreaWeights {
  readonly treated: number;
  readonly control: number;
  /** Around the treated and the control areas. */
  readonly displacement: { readonly treated: number; readonly control: number };
}

const SAME_AREAS: AreaWeights = { treated: 1, control: 1, displacement: { treated: 1, control: 1 } };

/** An estimate with its standard error. */
interface Estimate {
  readonly estimate: number;
  readonly standardError: number;
}

/** The weighted displacement difference. Negative: fewer than the control areas let expect. */
export interface DisplacementDifference {
  readonly local: Estimate;
  readonly displaced: Estimate;
  readonly total: Estimate;
  readonly z: number;
  readonly p: number;
  /** Interval of 90 % for the total, as its authors give it. */
  readonly low: number;
  readonly high: number;
}

/** Standard normal quantile of a two-sided interval of 90 %. */
const Z_90 = 1.6448536269514722;

/**
 * Weighted displacement difference (Wheeler and Ratcliffe, Crime Science 7, 2018, 11): the change of the treated area less
 * that of the control areas, that of the areas around them added; counts are taken as Poisson. Times and areas
 * of different size are brought to one by their weights. NaN for z and p where nothing happened anywhere.
 */
export function displacementDifference(counts: ChangeCounts): DisplacementDifference {
  const { displacement, timeWeights = [1, 1], areaWeights = SAME_AREAS } = counts;
  const local = differenceOf(counts, timeWeights, areaWeights);
  const displaced =
    displacement === undefined
      ? { estimate: 0, standardError: 0 }
      : differenceOf(displacement, timeWeights, areaWeights.displacement);
  const estimate = local.estimate + displaced.estimate;
  const standardError = Math.hypot(local.standardError, displaced.standardError);
  const z = estimate / standardError;
  return {
    local,
    displaced,
    total: { estimate, standardError },
    z,
    p: normalTwoSidedP(z),
    low: estimate - Z_90 * standardError,
    high: estimate + Z_90 * standardError,
  };
}

function differenceOf(
  { treated, control }: Pick<ChangeCounts, 'treated' | 'control'>,
  [timeBefore, timeAfter]: BeforeAfter,
  areas: Pick<AreaWeights, 'treated' | 'control'>,
): Estimate {
  const change = ([before, after]: BeforeAfter, area: number): number =>
    (after / timeAfter - before / timeBefore) / area;
  const variance = ([before, after]: BeforeAfter, area: number): number =>
    (after / timeAfter ** 2 + before / timeBefore ** 2) / area ** 2;
  return {
    estimate: change(treated, areas.treated) - change(control, areas.control),
    standardError: Math.sqrt(variance(treated, areas.treated) + variance(control, areas.control)),
  };
}

/**
 * 2 (√after − √before) of two Poisson counts over periods of the same length, nearly standard normal where nothing has
 * changed. Above 3 or below −3 it is rare.
 */
export function rootDifference([before, after]: BeforeAfter): number {
  return 2 * (Math.sqrt(after) - Math.sqrt(before));
}

/** Probabilities below this end a sum. */
const NEGLIGIBLE = 1e-20;

/**
 * p-value of the E-test (Krishnamoorthy and Thomson, J. Stat. Plan. Inference 119, 2004, 23–35): two Poisson counts over
 * `lengths` of time have one rate. NaN where both counts are 0. Throws RangeError for counts below 0 and lengths that are
 * not positive.
 */
export function poissonETest([first, second]: BeforeAfter, lengths: BeforeAfter = [1, 1]): number {
  const [n1, n2] = lengths;
  if (!(first >= 0 && second >= 0)) throw new RangeError(`counts ${first} and ${second}: from 0`);
  if (!(n1 > 0 && n2 > 0)) throw new RangeError(`lengths ${n1} and ${n2}: above 0`);
  if (first + second === 0) return Number.NaN;
  const rate = (first + second) / (n1 + n2);
  const statisticOf = (x1: number, x2: number): number =>
    x1 + x2 === 0 ? 0 : Math.abs(x1 / n1 - x2 / n2) / Math.sqrt(x1 / n1 ** 2 + x2 / n2 ** 2);
  const observed = statisticOf(first, second) * (1 - 1e-12);
  const [p1, p2] = [poissonProbabilities(rate * n1), poissonProbabilities(rate * n2)];
  let p = 0;
  for (const [x1, q1] of p1.entries())
    for (const [x2, q2] of p2.entries()) {
      if (statisticOf(x1, x2) >= observed) p += q1 * q2;
    }
  return Math.min(1, p);
}

/** P(X = 0), P(X = 1), … of a Poisson variable until they are negligible. */
function poissonProbabilities(mean: number): number[] {
  const probabilities: number[] = [];
  let logarithm = -mean;
  for (let count = 0; ; count += 1) {
    if (count > 0) logarithm += Math.log(mean / count);
    const probability = Math.exp(logarithm);
    probabilities.push(probability);
    if (count > mean && probability < NEGLIGIBLE) return probabilities;
  }
}
