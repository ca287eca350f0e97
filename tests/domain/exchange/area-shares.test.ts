import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rings } from '../../../src/domain/exchange/geometry/ring-math.ts';
import { labelPointOf, shareOutside } from '../../../src/domain/exchange/units/area-shares.ts';
import type { Position } from '../../../src/domain/geo/positions.ts';

const box = (west: number, south: number, width: number, height = width): Position[] => [
  [west, south],
  [west + width, south],
  [west + width, south + height],
  [west, south + height],
  [west, south],
];
const triangle = (a: Position, b: Position, c: Position): Rings => [[a, b, c, a]];

describe('the share of an area that lies outside another', () => {
  it('by hand: rectangles, with holes and several parts', () => {
    const inner = [[box(1, 1, 4)]];
    expect(shareOutside(inner, inner)).toBe(0);
    expect(shareOutside(inner, [[box(9, 1, 4)]])).toBe(1);
    expect(shareOutside(inner, [])).toBe(1);
    expect(shareOutside(inner, [[box(2, 0, 9)]])).toBeCloseTo(1 / 4, 12);
    expect(shareOutside(inner, [[box(0, 2, 9)]])).toBeCloseTo(1 / 4, 12);
    // A hole of the outer one that lies wholly inside the inner one.
    expect(shareOutside(inner, [[box(0, 0, 9), box(2, 2, 2)]])).toBeCloseTo(4 / 16, 12);
    // Two parts of the inner one, of which the outer one has the smaller.
    expect(shareOutside([...inner, [box(6, 1, 2, 4)]], [[box(6, 0, 9)]])).toBeCloseTo(16 / 24, 12);
    expect(shareOutside([], inner)).toBe(0);
  });

  it('of slanted edges, to the third of a percent', () => {
    const half = [triangle([0, 0], [8, 0], [0, 8])];
    expect(shareOutside([[box(0, 0, 8)]], half)).toBeCloseTo(1 / 2, 2);
    // The lower half of the height has three quarters of the triangle.
    expect(shareOutside(half, [[box(0, 0, 8, 4)]])).toBeCloseTo(1 / 4, 2);
    expect(shareOutside(half, [[box(0, 0, 4, 8)]])).toBeCloseTo(1 / 4, 2);
  });

  it('and the share inside it make the whole', () => {
    const side = fc.integer({ min: 1, max: 9 });
    const any = fc.tuple(fc.nat(9), fc.nat(9), side, side).map(([x, y, w, h]) => [box(x, y, w, h)]);
    fc.assert(
      fc.property(any, any, ([inner], [outer]) => {
        const holed: Rings = [box(-1, -1, 30), outer!];
        expect(shareOutside([[inner!]], [[outer!]]) + shareOutside([[inner!]], [holed])).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('the point for a label', () => {
  it('is the middle of a square, of the largest part where there are several', () => {
    const [small, large] = [[box(113, 27, 0.01)], [box(113.2, 27.1, 0.02)]];
    for (const parts of [[large], [small, large], [large, small]]) {
      const [longitude, latitude] = labelPointOf(parts);
      expect(longitude).toBeCloseTo(113.21, 3);
      expect(latitude).toBeCloseTo(27.11, 3);
    }
  });

  it('lies as far inside as it can: near the wide end of a wedge', () => {
    const [longitude, latitude] = labelPointOf([triangle([113, 27], [113.04, 26.99], [113.04, 27.01])]);
    // The circle inside touches all three sides: its middle is a radius from the base.
    expect(latitude).toBeCloseTo(27, 3);
    expect(longitude).toBeGreaterThan(113.028);
    expect(longitude).toBeLessThan(113.036);
  });

  it('of a part with a hole in its middle is the middle of the widest line inside', () => {
    // Left of the hole 0.01, right of it 0.02; above and below the hole the lines go through.
    const outer = box(113, 27, 0.06);
    const across = labelPointOf([[outer, box(113.01, 27, 0.03, 0.06)]]);
    expect(across[0]).toBeCloseTo(113.05, 4);
    const through = labelPointOf([[outer, box(113.01, 27.01, 0.04, 0.04)]]);
    expect(through[0]).toBeCloseTo(113.03, 6);
    // The first of the lines that go through is the lowest, a 256th of the height above the edge.
    expect(through[1]).toBeCloseTo(27 + 0.06 / 256, 9);
  });

  it('of a hole that narrows is on the line where most is left', () => {
    const [west, south] = [113, 27];
    const outer = box(west, south, 0.06);
    // A triangle that stands on the lower edge and leaves 0.06 at the top only.
    const hole: Position[] = [
      [west, south],
      [west + 0.06, south],
      [west + 0.03, south + 0.0599],
      [west, south],
    ];
    const [longitude, latitude] = labelPointOf([[outer, hole]]);
    expect(latitude).toBeGreaterThan(south + 0.0593);
    expect(Math.abs(longitude - (west + 0.03))).toBeLessThan(0.016);
  });
});
