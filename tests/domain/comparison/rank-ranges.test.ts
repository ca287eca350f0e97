import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankWithRanges, type RangedRate } from '../../../src/domain/comparison/rank-ranges.ts';
import { ratesOfLevel } from '../../../src/domain/comparison/rates-of-level.ts';
import type { UnitRate } from '../../../src/domain/incidents/ranking.ts';
import { createRandom } from '../../../src/domain/random/random.ts';

const rate = (unitCode: string, numerator: number, denominator: number): UnitRate => ({
  unitCode,
  level: 'township',
  definitionId: 'completionRate',
  numerator,
  denominator,
  value: denominator > 0 ? numerator / denominator : undefined,
});
function rowsOf(rates: readonly UnitRate[]): readonly RangedRate[] {
  const ranking = rankWithRanges(rates);
  if (!ranking.ok) throw new Error(ranking.refusal);
  return ranking.rows;
}
const rates = fc
  .array(
    fc.tuple(fc.nat(400), fc.double({ min: 0, max: 1, noNaN: true })).map(([denominator, part]) => ({
      numerator: Math.round(part * denominator),
      denominator,
    })),
    { maxLength: 25 },
  )
  .map((counts) =>
    counts.map(({ numerator, denominator }, at) => rate(`43020${1000 + at}`, numerator, denominator)),
  );

describe('ranks with their ranges', () => {
  it('hold every rank, are 1 … K at most, and never set a unit that is surely better below', () => {
    fc.assert(
      fc.property(rates, (all) => {
        const rows = rowsOf(all);
        const ranked = rows.filter(({ rank }) => rank !== undefined);
        expect(rows).toHaveLength(all.length);
        for (const row of rows) expect(row.rank === undefined).toBe(row.denominator < 20);
        for (const { rank = 0, ranks = [0, 0], interval = [1, 0], value = -1 } of ranked) {
          expect(ranks[0]).toBeGreaterThanOrEqual(1);
          expect(ranks[0]).toBeLessThanOrEqual(rank);
          expect(ranks[1]).toBeGreaterThanOrEqual(rank);
          expect(ranks[1]).toBeLessThanOrEqual(ranked.length);
          expect(interval[0] <= value && value <= interval[1]).toBe(true);
        }
      }),
      { numRuns: 200, seed: 6 },
    );
  });

  it('do not depend on the order in which units come', () => {
    fc.assert(
      fc.property(rates, (all) => {
        expect(rowsOf(all.toReversed())).toEqual(rowsOf(all));
      }),
      { numRuns: 100, seed: 7 },
    );
  });

  it('keeps what is equal on one rank and small samples at the end without one', () => {
    const rows = rowsOf([rate('c', 19, 19), rate('b', 80, 100), rate('a', 40, 50), rate('d', 10, 50)]);
    expect(rows.map(({ unitCode, rank }) => [unitCode, rank])).toEqual([['a', 1], ['b', 1], ['d', 3], ['c', undefined]]); // prettier-ignore
    expect(rows.map(({ ranks }) => ranks)).toEqual([[1, 2], [1, 2], [3, 3], undefined]); // prettier-ignore
  });

  it('refuses to rank two definitions, and two levels', () => {
    const other = { ...rate('b', 1, 30), definitionId: 'closureRate' };
    expect(rankWithRanges([rate('a', 1, 30), other])).toEqual({ ok: false, refusal: 'mixedDefinitions' });
    const grid = { ...rate('b', 1, 30), level: 'grid' };
    expect(rankWithRanges([rate('a', 1, 30), grid])).toEqual({ ok: false, refusal: 'mixedLevels' });
  });

  it('hold all true ranks at once in at least 95 of 100 draws', () => {
    const random = createRandom(11);
    const truth = [0.95, 0.93, 0.9, 0.9, 0.86, 0.8];
    const rounds = 400;
    let held = 0;
    for (let round = 0; round < rounds; round++) {
      const drawn = truth.map((share, at) => {
        const numerator = Array.from({ length: 300 }).filter(() => random.next() < share).length;
        return rate(String(at), numerator, 300);
      });
      held += rowsOf(drawn).every(({ unitCode, ranks = [1, 0] }) => {
        const share = truth[Number(unitCode)]!;
        const [best, worst] = [
          1 + truth.filter((other) => other > share).length,
          truth.filter((other) => other >= share).length,
        ];
        return ranks[0] <= best && worst <= ranks[1];
      })
        ? 1
        : 0;
    }
    expect(held / rounds).toBeGreaterThan(0.95);
  });
});

it('keeps units without an incident in the list, and takes the counts of the measure', () => {
  const of = (...values: number[]) => Uint32Array.from(values);
  const rates = {
    codes: ['a', 'b'],
    registered: of(30, 40),
    handled: of(29, 20),
    due: of(25, 0),
    closedOfDue: of(5, 0),
  };
  const units = ['a', 'b', 'c'].map((code) => ({ code, level: 'village' }));
  const shares = (id: 'completionRate' | 'closureRate') =>
    ratesOfLevel(units, rates, id).map(({ unitCode, numerator, denominator }) => [
      unitCode,
      numerator,
      denominator,
    ]);
  expect(shares('completionRate')).toEqual([['a', 29, 30], ['b', 20, 40], ['c', 0, 0]]); // prettier-ignore
  expect(shares('closureRate')).toEqual([['a', 5, 25], ['b', 0, 0], ['c', 0, 0]]); // prettier-ignore
});
