import { rankUnits, type RankedRate, type UnitRate } from '../incidents/ranking.ts';
import { jointLevel } from './compare-counts.ts';
import { normalTwoSidedZ } from '../statistics/normal.ts';
import { wilsonInterval } from '../statistics/wilson.ts';

/** A ranked unit with what the sample leaves open. */
export interface RangedRate extends RankedRate {
  /** Limits of the share, of all ranked units together at 95 %; absent like the rank. */
  readonly interval?: readonly [low: number, high: number];
  /** Best and worst rank that the limits allow. */
  readonly ranks?: readonly [best: number, worst: number];
}

/** A ranking, or why there is none. */
export type RangedRanking =
  | { readonly ok: true; readonly rows: readonly RangedRate[] }
  | { readonly ok: false; readonly refusal: 'mixedDefinitions' | 'mixedLevels' };

/**
 * Ranks units as `rankUnits` does, and says for each between which ranks it may truly lie: the joint confidence region of M. Klein,
 * T. Wright and J. Wieczorek, J. R. Stat. Soc. C 69 (2020) 589–606. Each of K units gets an interval at 0.95^(1/K), here that of
 * Wilson, so that all hold together at 95 %; a unit is surely better than another where its interval lies wholly above.
 */
export function rankWithRanges(rates: readonly UnitRate[]): RangedRanking {
  const ranking = rankUnits(rates);
  if (!ranking.ok) return { ok: false, refusal: ranking.refusal };
  const ranked = ranking.rows.filter(({ rank }) => rank !== undefined);
  if (ranked.length === 0) return { ok: true, rows: ranking.rows };
  const z = normalTwoSidedZ(1 - jointLevel(ranked.length));
  const intervals = ranked.map(({ numerator, denominator }) => wilsonInterval(numerator, denominator, z));
  const rows = ranked.map((row, index): RangedRate => {
    const [low, high] = intervals[index]!;
    const surelyBetter = intervals.filter(([otherLow], other) => other !== index && otherLow >= high).length;
    const surelyWorse = intervals.filter(
      ([, otherHigh], other) => other !== index && otherHigh <= low,
    ).length;
    return { ...row, interval: [low, high], ranks: [1 + surelyBetter, ranked.length - surelyWorse] };
  });
  return { ok: true, rows: [...rows, ...ranking.rows.slice(ranked.length)] };
}
