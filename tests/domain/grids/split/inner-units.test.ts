import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../../../../src/domain/geo/positions.ts';
import { MOST_IMBALANCE } from '../../../../src/domain/grids/split/propose-splits.ts';
import type { SplitUnit } from '../../../../src/domain/grids/split/split-unit.ts';
import { gridOf, propose } from './a-grid.ts';
import { coverFaults, squareDegrees } from './cover-check.ts';

const GRID = '430204003001001000';

/** A grid of blocks of 100 m, each a micro-grid with its households; a grid without households counts those of all. */
function blocks(columns: number, households: readonly (number | undefined)[], sum?: number) {
  const rows = households.length / columns;
  const along = (count: number) => Array.from({ length: count }, (_, index) => index * 100);
  const ring: [number, number][] = [
    ...along(columns).map((x): [number, number] => [x, 0]),
    ...along(rows).map((y): [number, number] => [columns * 100, y]),
    ...along(columns).map((x): [number, number] => [columns * 100 - x, rows * 100]),
    ...along(rows).map((y): [number, number] => [0, rows * 100 - y]),
  ];
  const inner = households.map((count, index) => {
    const [x, y] = [(index % columns) * 100, Math.floor(index / columns) * 100];
    const code = `${GRID.slice(0, 15)}${String(index + 1).padStart(3, '0')}`;
    const square: [number, number][] = [[x, y], [x + 100, y], [x + 100, y + 100], [x, y + 100]]; // prettier-ignore
    return gridOf([square], count === undefined ? {} : { households: count }, code);
  });
  const total = sum ?? households.reduce<number>((all, count) => all + (count ?? 0), 0);
  return { grid: gridOf([ring], { households: total }), inner };
}

const ringsOf = ({ geometry }: SplitUnit) => geometry.coordinates as Position[][];

/** Whether blocks of a lattice hang together over their sides. */
function hangTogether(columns: number, cells: readonly number[]): boolean {
  const left = new Set(cells);
  const reach = (cell: number) => {
    if (!left.delete(cell)) return;
    if (cell % columns > 0) reach(cell - 1);
    if (cell % columns < columns - 1) reach(cell + 1);
    reach(cell - columns);
    reach(cell + columns);
  };
  reach(cells[0]!);
  return left.size === 0;
}

const lattice = fc
  .record({ columns: fc.integer({ min: 2, max: 5 }), rows: fc.integer({ min: 2, max: 5 }) })
  .chain(({ columns, rows }) =>
    fc.record({
      columns: fc.constant(columns),
      households: fc.array(fc.integer({ min: 20, max: 90 }), {
        minLength: columns * rows,
        maxLength: columns * rows,
      }),
    }),
  )
  .filter(({ households }) => households.reduce((sum, count) => sum + count, 0) > 500);

describe('grids split along the units inside', () => {
  it('keep these whole, hang together, keep the limits and cover the old grid edge by edge', () => {
    let alongUnits = 0;
    fc.assert(
      fc.property(lattice, ({ columns, households }) => {
        const { grid, inner } = blocks(columns, households);
        const { plans, refused } = propose([grid, ...inner]);
        expect(refused).toEqual([]);
        const plan = plans[0]!;
        const parts = plan.parts.map(({ geometry }) => geometry.coordinates as Position[][]);
        expect(coverFaults(parts, ringsOf(grid))).toEqual([]);
        const area = parts.reduce((sum, rings) => sum + squareDegrees(rings), 0);
        expect(area / squareDegrees(ringsOf(grid))).toBeCloseTo(1, 9);
        expect(plan.imbalance).toBeLessThanOrEqual(MOST_IMBALANCE[plan.by]);
        expect(plan.parts.every(({ quantities }) => (quantities['households'] ?? Infinity) <= 500)).toBe(
          true,
        );
        if (plan.by === 'straight-cut') return;
        alongUnits++;
        expect(plan.weighedBy).toBe('households');
        const moved = plan.parts.flatMap((part) => part.inner.map(({ from }) => from));
        expect(moved.toSorted()).toEqual(inner.map(({ code }) => code));
        for (const part of plan.parts) {
          const cells = part.inner.map(({ from }) => Number(from.slice(-3)) - 1);
          expect(hangTogether(columns, cells)).toBe(true);
          const counted = cells.reduce((sum, cell) => sum + households[cell]!, 0);
          expect(part.quantities['households']).toBe(counted);
          expect(part.inner.every(({ to }) => to.startsWith(part.code.slice(0, 15)))).toBe(true);
          expect(new Set(part.inner.map(({ to }) => to)).size).toBe(part.inner.length);
        }
      }),
      { numRuns: 120, seed: 43 },
    );
    expect(alongUnits).toBeGreaterThan(100);
  });

  it('is worked by hand: six blocks in a row', () => {
    const { grid, inner } = blocks(6, [200, 100, 150, 50, 200, 200]);
    const [plan] = propose([grid, ...inner]).plans;
    expect(plan!.by).toBe('inner-units');
    expect(plan!.parts.map(({ code, quantities, inner: moved }) => [code, quantities['households'], moved])).toEqual([
      ['430204003001901000', 450, [
        { from: '430204003001001001', to: '430204003001901901' },
        { from: '430204003001001002', to: '430204003001901902' },
        { from: '430204003001001003', to: '430204003001901903' },
      ]],
      ['430204003001902000', 450, [
        { from: '430204003001001004', to: '430204003001902901' },
        { from: '430204003001001005', to: '430204003001902902' },
        { from: '430204003001001006', to: '430204003001902903' },
      ]],
    ]); // prettier-ignore
    expect(plan!.imbalance).toBeCloseTo(0, 9);
  });

  it('are cut through a unit that is too heavy by itself, by where people live', () => {
    const { grid, inner } = blocks(3, [800, 50, 50]);
    const [plan] = propose([grid, ...inner]).plans;
    expect(plan).toMatchObject({
      by: 'straight-cut',
      weighedBy: 'households',
      crossed: ['430204003001001001'],
    });
    const west = plan!.parts[0]!.geometry.coordinates[0]!.map(([lng = NaN]) => lng);
    // 450 of 900 households lie west of 56 m: 800 of them on the first 100 m.
    expect((Math.max(...west) - 113.1) * 98_362).toBeGreaterThan(53);
    expect((Math.max(...west) - 113.1) * 98_362).toBeLessThan(60);
    expect(plan!.parts.map(({ share }) => Math.abs(share - 0.5) < 0.02)).toEqual([true, true]);
  });

  it('weigh the units inside by density or area where their households are not known', () => {
    const { grid, inner } = blocks(4, [undefined, undefined, undefined, undefined], 900);
    expect(propose([grid, ...inner]).plans[0]).toMatchObject({ by: 'inner-units', weighedBy: 'area' });
    const dense = inner.map((unit, index) => ({ ...unit, densityWeight: index === 0 ? 3 : 1 }));
    const [plan] = propose([grid, ...dense]).plans;
    expect(plan).toMatchObject({ by: 'inner-units', weighedBy: 'density' });
    expect(plan!.parts.map((part) => part.inner.length)).toEqual([1, 3]);
  });

  it('do not follow units of the same area whose border is another', () => {
    const west: [number, number][] = [[-10, 0], [200, 0], [200, 200], [10, 200]]; // prettier-ignore
    const east: [number, number][] = [[200, 0], [400, 0], [400, 200], [200, 200]]; // prettier-ignore
    const whole: [number, number][] = [[0, 0], [200, 0], [400, 0], [400, 200], [200, 200], [0, 200]]; // prettier-ignore
    const inner = [west, east].map((ring, index) =>
      gridOf([ring], { households: 450 }, `${GRID.slice(0, 15)}00${index + 1}`),
    );
    // The west side is turned about its middle: what it gains in the south it loses in the north.
    const straight = gridOf([[[0, 0], [200, 0], [200, 200], [0, 200]]], {}); // prettier-ignore
    expect(squareDegrees(ringsOf(inner[0]!)) / squareDegrees(ringsOf(straight))).toBeCloseTo(1, 9);
    expect(propose([gridOf([whole], { households: 900 }), ...inner]).plans[0]!.by).toBe('straight-cut');
  });

  it('do not follow units that leave a part of the grid open', () => {
    const { grid, inner } = blocks(6, [200, 100, 150, 50, 200, 200]);
    expect(propose([grid, ...inner.slice(1)]).plans[0]!.by).toBe('straight-cut');
  });
});
