import type { MannKendall } from './mann-kendall.ts';

/** How a hot or cold spot has come about over the time steps. */
export type TrendPattern =
  | 'new'
  | 'consecutive'
  | 'intensifying'
  | 'persistent'
  | 'diminishing'
  | 'sporadic'
  | 'oscillating'
  | 'historical';

export interface TrendClass {
  readonly side: 'hot' | 'cold';
  readonly pattern: TrendPattern;
}

/** A spot of nine steps in ten, or more, counts as one that has always been there. */
const isAlmostAlways = (count: number, steps: number): boolean => 10 * count >= 9 * steps;

/**
 * Class of one place in the emerging hot spot analysis of Esri (ArcGIS Pro, "How Emerging Hot Spot Analysis works").
 * `steps` says of every time step whether the place was significantly hot (1), cold (−1) or neither (0); `trend` is that
 * of its z-scores, believed where its p-value is below `level`. `undefined` where there is no pattern.
 *
 * A spot is hot or cold as its last step is. A last step that is neither leaves only `historical`. Where the package sfdep
 * (R) and the text of Esri differ, the text holds: `sporadic` needs a hot last step; only hot steps count toward the nine
 * tenths of `intensifying`; `historical` needs a last step that is not significantly hot, whatever the sign of its z.
 * Where the text allows two classes, the history decides: hot now and cold before is `oscillating`, not `new`.
 */
export function trendClass(
  steps: ArrayLike<number>,
  { z, p }: Pick<MannKendall, 'z' | 'p'>,
  level: number,
): TrendClass | undefined {
  const last = Math.sign(steps[steps.length - 1] ?? 0);
  const hot = countOf(steps, 1);
  const cold = countOf(steps, -1);
  if (last === 0) {
    if (steps.length === 0 || !isAlmostAlways(Math.max(hot, cold), steps.length)) return undefined;
    return { side: hot > cold ? 'hot' : 'cold', pattern: 'historical' };
  }
  const side = last > 0 ? 'hot' : 'cold';
  const own = last > 0 ? hot : cold;
  const other = last > 0 ? cold : hot;
  const pattern = (): TrendPattern => {
    if (own === 1 && other === 0) return 'new';
    // The nine tenths come before everything that asks for less.
    if (isAlmostAlways(own, steps.length))
      return p >= level || z === 0 ? 'persistent' : z * last > 0 ? 'intensifying' : 'diminishing';
    if (other > 0) return 'oscillating';
    return finalRun(steps, last) === own ? 'consecutive' : 'sporadic';
  };
  return { side, pattern: pattern() };
}

function countOf(steps: ArrayLike<number>, sign: number): number {
  let count = 0;
  for (let step = 0; step < steps.length; step += 1) if (Math.sign(steps[step]!) === sign) count += 1;
  return count;
}

/** Steps at the end that all have one sign. */
function finalRun(steps: ArrayLike<number>, sign: number): number {
  let length = 0;
  while (length < steps.length && Math.sign(steps[steps.length - 1 - length]!) === sign) length += 1;
  return length;
}
