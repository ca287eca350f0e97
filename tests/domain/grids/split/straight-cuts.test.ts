import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_IMBALANCE, type SplitPlan } from '../../../../src/domain/grids/split/propose-splits.ts';
import type { SplitUnit } from '../../../../src/domain/grids/split/split-unit.ts';
import { areaOf, gridOf, propose } from './a-grid.ts';
import { coverFaults, crossings, squareDegrees } from './cover-check.ts';

const ringsOf = ({ geometry }: SplitUnit) => geometry.coordinates as [number, number][][];
const partsOf = (plan: SplitPlan) =>
  plan.parts.map(({ geometry }) => geometry.coordinates as [number, number][][]);

/** What every plan has to keep. */
function expectSound(plan: SplitPlan, unit: SplitUnit) {
  const parts = partsOf(plan);
  expect(coverFaults(parts, ringsOf(unit))).toEqual([]);
  expect(parts.map(crossings)).toEqual(parts.map(() => 0));
  const whole = squareDegrees(ringsOf(unit));
  const sum = parts.reduce((total, rings) => total + squareDegrees(rings), 0);
  expect(Math.abs(sum / whole - 1)).toBeLessThan(1e-9);
  for (const [quantity, most] of [
    ['households', 500],
    ['partyMembers', 100],
  ] as const) {
    const value = unit.quantities[quantity]?.value;
    const dealt = plan.parts.map(({ quantities }) => quantities[quantity]);
    if (value === undefined) expect(dealt.every((part) => part === undefined)).toBe(true);
    else {
      expect(dealt.reduce((total = 0, part = NaN) => total + part, 0)).toBe(value);
      expect(Math.max(...dealt.map((part = NaN) => part))).toBeLessThanOrEqual(most);
    }
  }
  expect(plan.parts.map(({ share }, index) => Math.abs(share - squareDegrees(parts[index]!) / whole) < 1e-6)).toEqual(parts.map(() => true)); // prettier-ignore
  expect(plan.imbalance).toBeLessThanOrEqual(MOST_IMBALANCE[plan.by]);
  expect(Math.max(...plan.parts.map(({ share }) => share)) * parts.length - 1).toBeCloseTo(plan.imbalance, 9);
}

/** Grids seen whole from their middle, up to eight times as long as wide and turned, of 501 to 2,000 households. */
const grid = fc
  .record({
    spokes: fc.array(fc.double({ min: 0.3, max: 1, noNaN: true }), { minLength: 5, maxLength: 24 }),
    stretch: fc.double({ min: 1, max: 8, noNaN: true }),
    turn: fc.double({ min: 0, max: Math.PI, noNaN: true }),
    households: fc.integer({ min: 501, max: 2_000 }),
    partyMembers: fc.option(fc.integer({ min: 0, max: 350 }), { nil: undefined }),
  })
  .map(({ spokes, stretch, turn, households, partyMembers }) => {
    const ring = spokes.map((radius, index): [number, number] => {
      const angle = (2 * Math.PI * index) / spokes.length;
      const [x, y] = [300 * stretch * radius * Math.cos(angle), 300 * radius * Math.sin(angle)];
      return [x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)];
    });
    return gridOf([ring], { households, ...(partyMembers !== undefined && { partyMembers }) });
  });

describe('grids cut straight', () => {
  it('keep every limit, cover the old grid edge by edge and are balanced', () => {
    fc.assert(
      fc.property(grid, (unit) => {
        const { plans, refused } = propose([unit]);
        expect(refused).toEqual([]);
        expectSound(plans[0]!, unit);
      }),
      { numRuns: 200, seed: 20191126 },
    );
  });

  it('are cut upright on their long axis', () => {
    const unit = gridOf([[[0, 0], [800, 0], [800, 200], [0, 200]]], { households: 900 }); // prettier-ignore
    const [plan] = propose([unit]).plans;
    expect(plan).toMatchObject({
      of: '430204003001001000',
      level: 'grid',
      parentCode: '430204003001',
      by: 'straight-cut',
      weighedBy: 'area',
      validFrom: '2027-01-01',
      crossed: [],
    });
    expect(plan!.imbalance).toBeLessThan(1e-3);
    const [west, east] = plan!.parts;
    expect(west!.geometry.coordinates[0]!.map(([lng]) => lng! <= 113.1 + 401 / 98_363)).not.toContain(false);
    expect(east!.geometry.coordinates[0]!.map(([lng]) => lng! >= 113.1 + 399 / 98_363)).not.toContain(false);
    expect(plan!.parts.map(({ code, name, quantities }) => [code, name, quantities])).toEqual([
      ['430204003001901000', '第一网格-1', { households: 450 }],
      ['430204003001902000', '第一网格-2', { households: 450 }],
    ]);
    expectSound(plan!, unit);
  });

  it('have as few parts as the tightest limit lets them, and one more where cuts do not come out even', () => {
    const square = [[0, 0], [400, 0], [400, 400], [0, 400]] as const; // prettier-ignore
    const counts = (sizes: { households?: number; partyMembers?: number }) =>
      propose([gridOf([square], sizes)]).plans.map(({ parts }) => parts.length);
    expect(counts({ households: 501 })).toEqual([2]);
    expect(counts({ households: 400, partyMembers: 250 })).toEqual([3]);
    expect(counts({ households: 1_600, partyMembers: 101 })).toEqual([4]);
    expect(counts({ households: 500, partyMembers: 100 })).toEqual([]);
  });

  it('number from west to east, then from north to south, past the codes that are taken', () => {
    const unit = gridOf([[[0, 0], [100, 0], [100, 600], [0, 600]]], { households: 600 }); // prettier-ignore
    const other = gridOf(
      [
        [
          [900, 0],
          [990, 0],
          [990, 90],
        ],
      ],
      { households: 10 },
      '430204003001901000',
    );
    const [plan] = propose([unit, other]).plans;
    const codes = plan!.parts.map(({ code, labelPoint }) => [code, labelPoint[0] < 113.2]);
    expect(codes).toEqual([['430204003001902000', true], ['430204003001903000', true]]); // prettier-ignore
  });

  it('go through a hole and around one', () => {
    const hole = [[350, 80], [450, 80], [450, 120], [350, 120]] as const; // prettier-ignore
    const unit = gridOf([[[0, 0], [800, 0], [800, 200], [0, 200]], hole], { households: 900 }); // prettier-ignore
    const through = propose([unit]).plans[0]!;
    expect(through.parts.map(({ geometry }) => geometry.coordinates.length)).toEqual([1, 1]);
    expectSound(through, unit);
    const aside = gridOf([[[0, 0], [800, 0], [800, 200], [0, 200]], hole.map(([x, y]) => [x - 250, y] as const)], { households: 900 }); // prettier-ignore
    const around = propose([aside]).plans[0]!;
    expect(around.parts.map(({ geometry }) => geometry.coordinates.length).toSorted((a, b) => a - b)).toEqual(
      [1, 2],
    );
    expectSound(around, aside);
  });

  it('do not run into the bay of a hole', () => {
    // The upright line in the middle crosses both arms of the hole.
    const hole: [number, number][] = [[350, 40], [450, 40], [450, 70], [380, 70], [380, 130], [450, 130], [450, 160], [350, 160]]; // prettier-ignore
    const unit = gridOf([[[0, 0], [800, 0], [800, 200], [0, 200]], hole], { households: 900 }); // prettier-ignore
    expectSound(propose([unit]).plans[0]!, unit);
  });

  it.each([
    [
      'a U',
      [
        [0, 0],
        [500, 0],
        [500, 600],
        [400, 600],
        [400, 100],
        [100, 100],
        [100, 600],
        [0, 600],
      ],
    ],
    [
      'an S',
      [
        [0, 0],
        [500, 0],
        [500, 300],
        [100, 300],
        [100, 400],
        [500, 400],
        [500, 500],
        [0, 500],
        [0, 200],
        [400, 200],
        [400, 100],
        [0, 100],
      ],
    ],
    [
      'a comb',
      [
        [0, 0],
        [900, 0],
        [900, 500],
        [800, 500],
        [800, 100],
        [500, 100],
        [500, 500],
        [400, 500],
        [400, 100],
        [100, 100],
        [100, 500],
        [0, 500],
      ],
    ],
  ] as [string, [number, number][]][])('keep every part in one piece: %s', (_, ring) => {
    // prettier-ignore
    const unit = gridOf([ring], { households: 990 });
    const [plan] = propose([unit]).plans;
    expectSound(plan!, unit);
  });

  it('are not made of a grid in several pieces, nor of one without a parent', () => {
    const one = gridOf([[[0, 0], [400, 0], [400, 400], [0, 400]]], { households: 900 }); // prettier-ignore
    const two = gridOf(
      [
        [
          [900, 0],
          [990, 0],
          [990, 90],
        ],
      ],
      {},
    );
    const pieces: SplitUnit = {
      ...one,
      geometry: { type: 'MultiPolygon', coordinates: [one.geometry, two.geometry].map(({ coordinates }) => coordinates as [number, number][][]) },
    }; // prettier-ignore
    expect(propose([pieces])).toEqual({ plans: [], refused: [{ of: one.code, reason: 'several-pieces' }] });
    const { parentCode: _, ...orphan } = one;
    expect(propose([orphan])).toEqual({ plans: [], refused: [{ of: one.code, reason: 'no-parent' }] });
  });

  it('say the area of each part', () => {
    const unit = gridOf([[[0, 0], [800, 0], [800, 200], [0, 200]]], { households: 900 }); // prettier-ignore
    const [plan] = propose([unit]).plans;
    const sum = plan!.parts.reduce((total, { areaM2 }) => total + areaM2, 0);
    expect(sum / areaOf(ringsOf(unit))).toBeCloseTo(1, 6);
    expect(sum).toBeGreaterThan(159_000);
    expect(sum).toBeLessThan(161_000);
  });
});
