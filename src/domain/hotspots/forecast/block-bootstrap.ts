import { below } from '../../random/distributions.ts';
import type { Random } from '../../random/random.ts';

/** Draws of a bootstrap. */
const BOOTSTRAP_DRAWS = 4000;

/**
 * Interval for Σ parts / Σ wholes by a bootstrap over blocks, such as weeks or cells: whole blocks are drawn anew with
 * replacement, so that what goes together within a block stays together. `level` is the share outside, such as 0.05;
 * both ends are percentiles (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, §13.3). Without wholes it is
 * [0, 0].
 */
export function blockBootstrapInterval(
  parts: Float64Array,
  wholes: Float64Array,
  level: number,
  random: Random,
): [number, number] {
  const ratios = new Float64Array(BOOTSTRAP_DRAWS);
  for (let draw = 0; draw < BOOTSTRAP_DRAWS; draw++) {
    let part = 0;
    let whole = 0;
    for (let block = 0; block < parts.length; block++) {
      const drawn = below(random, parts.length);
      part += parts[drawn]!;
      whole += wholes[drawn]!;
    }
    ratios[draw] = whole > 0 ? part / whole : 0;
  }
  ratios.sort();
  const tail = Math.floor((level / 2) * (BOOTSTRAP_DRAWS - 1));
  return [ratios[tail]!, ratios[BOOTSTRAP_DRAWS - 1 - tail]!];
}
