import type { UnitRates } from '../engine/api/unit-profiles.ts';
import type { UnitRate } from '../incidents/ranking.ts';

/** A unit to be ranked; a unit record fits. */
export interface RankableUnit {
  readonly code: string;
  readonly level: string;
}

/**
 * One measure of every unit of a level, for `rankWithRanges`. `units` are those to be ranked: one without an incident has nothing in
 * its denominator, and is not left out.
 */
export function ratesOfLevel(
  units: readonly RankableUnit[],
  rates: UnitRates,
  definitionId: 'completionRate' | 'closureRate',
): UnitRate[] {
  const [numerators, denominators] =
    definitionId === 'completionRate' ? [rates.handled, rates.registered] : [rates.closedOfDue, rates.due];
  const indexOfCode = new Map(rates.codes.map((code, index) => [code, index]));
  return units.map(({ code, level }): UnitRate => {
    const index = indexOfCode.get(code) ?? -1;
    const [numerator, denominator] = [numerators[index] ?? 0, denominators[index] ?? 0];
    const value = denominator > 0 ? numerator / denominator : undefined;
    return { unitCode: code, level, definitionId, numerator, denominator, value };
  });
}
