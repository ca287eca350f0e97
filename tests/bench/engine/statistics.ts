import { below } from '../../../src/domain/random/distributions.ts';
import { createRandom } from '../../../src/domain/random/random.ts';

/** The value below which a share of the numbers lies, by linear interpolation (type 7 of Hyndman and Fan 1996). */
export function quantile(values: Iterable<number>, share: number): number {
  const sorted = Float64Array.from(values).sort();
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  return low + (at % 1) * ((sorted[Math.ceil(at)] ?? Number.NaN) - low);
}

/** Half of the numbers lie below it. */
export function median(values: Iterable<number>): number {
  return quantile(values, 0.5);
}

export interface Ratio {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

const RESAMPLES = 1000;

/**
 * Ratio of the medians of all single times, theirs ÷ ours, with the 95 % percentile interval of a bootstrap that draws
 * whole repetitions, the same ones for both (Efron and Tibshirani 1993, §8.6: the repetition is the unit of chance).
 * `theirs[r]` and `ours[r]` are the single times of repetition r.
 */
export function ratioOfMedians(
  theirs: readonly (readonly number[])[],
  ours: readonly (readonly number[])[],
): Ratio {
  const repetitions = Math.min(theirs.length, ours.length);
  const random = createRandom(95, repetitions);
  const ratios: number[] = [];
  for (let resample = 0; resample < RESAMPLES; resample++) {
    const drawn = Array.from({ length: repetitions }, () => below(random, repetitions));
    ratios.push(
      median(drawn.flatMap((rep) => theirs[rep] ?? [])) / median(drawn.flatMap((rep) => ours[rep] ?? [])),
    );
  }
  return {
    ratio: median(theirs.flat()) / median(ours.flat()),
    low: quantile(ratios, 0.025),
    high: quantile(ratios, 0.975),
  };
}
