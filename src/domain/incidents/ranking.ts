import type { Rate } from './rates.ts';

/** Below this denominator a unit is listed but not ranked (样本不足, DOMAIN §3.13). */
export const SMALLEST_RANKED_DENOMINATOR = 20;

export interface UnitRate extends Rate {
  unitCode: string;
  level: string;
}

export interface RankedRate extends UnitRate {
  /** 1 = best; ties share a rank. Absent: too small a sample. */
  rank?: number;
}

export type Ranking =
  | { ok: true; definitionId: string | undefined; rows: RankedRate[] }
  | { ok: false; refusal: 'mixedDefinitions' | 'mixedLevels'; reason: string };

/**
 * Ranks units by one rate, highest first. Refuses rates of different definitions (V-14) and units of different
 * levels. Units with a denominator below 20 follow at the end, unranked, by unit code.
 */
export function rankUnits(rates: readonly UnitRate[]): Ranking {
  const definitions = [...new Set(rates.map((rate) => rate.definitionId))];
  if (definitions.length > 1)
    return {
      ok: false,
      refusal: 'mixedDefinitions',
      reason: `${definitions.join(' and ')} are different measures`,
    };
  const levels = [...new Set(rates.map((rate) => rate.level))];
  if (levels.length > 1)
    return { ok: false, refusal: 'mixedLevels', reason: `units of the levels ${levels.join(' and ')}` };
  const byCode = (a: UnitRate, b: UnitRate) => (a.unitCode < b.unitCode ? -1 : 1);
  const large = rates.filter(isRankable).sort((a, b) => b.value - a.value || byCode(a, b));
  const small = rates.filter((rate) => !isRankable(rate)).sort(byCode);
  let rank = 0;
  const ranked = large.map((rate, index) => {
    if (index === 0 || rate.value !== large[index - 1]?.value) rank = index + 1;
    return { ...rate, rank };
  });
  return { ok: true, definitionId: definitions[0], rows: [...ranked, ...small] };
}

function isRankable(rate: UnitRate): rate is UnitRate & { value: number } {
  return rate.value !== undefined && rate.denominator >= SMALLEST_RANKED_DENOMINATOR;
}
