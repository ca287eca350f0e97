import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areasUpTo, type Lattice, type LatticePolygon } from '../../../src/domain/emergency/contour.ts';
import { pointInRing, signedPlaneArea } from '../../../src/domain/geo/rings.ts';

/** A lattice drawn with north on top: digits are values, dots are unknown. */
const lattice = (rows: readonly string[]): Lattice => ({
  width: rows[0]!.length,
  height: rows.length,
  values: Float64Array.from(
    [...rows].reverse().flatMap((row) => [...row].map((sign) => (sign === '.' ? Infinity : Number(sign)))),
  ),
});

const areaOf = (polygon: LatticePolygon) => polygon.reduce((sum, ring) => sum + signedPlaneArea(ring), 0);
const holds = (x: number, y: number, polygons: readonly LatticePolygon[]) =>
  polygons.some(
    ([outer, ...holes]) => pointInRing(x, y, outer!) && !holes.some((hole) => pointInRing(x, y, hole)),
  );
const boxOf = ([outer]: LatticePolygon) => {
  const [xs, ys] = [outer!.map(([x]) => x), outer!.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};

describe('areas of a lattice worked by hand', () => {
  it('encloses a crossing half-way to its unknown neighbours', () => {
    const [only, ...others] = areasUpTo(lattice(['...', '.1.', '...']), 5, 0);
    expect(others).toEqual([]);
    expect(new Set(only![0]!.map(String))).toEqual(new Set(['0.5,1', '1,0.5', '1.5,1', '1,1.5']));
    expect(signedPlaneArea(only![0]!)).toBeCloseTo(0.5, 9);
  });

  it('passes the level between known crossings where it lies', () => {
    const [area] = areasUpTo(lattice(['.....', '.048.', '.....']), 5, 0);
    expect(Math.max(...area![0]!.map(([x]) => x))).toBeCloseTo(2.25, 9);
  });

  it('keeps a hole, clockwise, in the ring around it', () => {
    const [area, ...others] = areasUpTo(
      lattice(['.......', '.11111.', '.11111.', '.11911.', '.11111.', '.11111.', '.......']),
      5,
      0,
    );
    expect(others).toEqual([]);
    expect(area!.map((ring) => Math.sign(signedPlaneArea(ring)))).toEqual([1, -1]);
  });

  it('parts two areas, and crossings that meet at a corner only', () => {
    expect(areasUpTo(lattice(['......', '.1..1.', '......']), 5, 0)).toHaveLength(2);
    expect(areasUpTo(lattice(['....', '.1..', '..1.', '....']), 5, 0)).toHaveLength(2);
  });

  it('leaves out what is too small, and closes what reaches the edge', () => {
    expect(areasUpTo(lattice(['...', '.1.', '...']), 5, 1)).toEqual([]);
    expect(areasUpTo(lattice(['111', '111', '111']), 5, 0)).toHaveLength(1);
  });
});

describe('ties', () => {
  it('belong to the area: a crossing at the level itself is reached', () => {
    expect(areasUpTo(lattice(['...', '.5.', '...']), 5, 0).map(areaOf)).toEqual([0.5]);
    expect(areasUpTo(lattice(['...', '.6.', '...']), 5, 0)).toEqual([]);
  });

  it('at a known neighbour put the border on that crossing', () => {
    const [area] = areasUpTo(lattice(['.....', '.159.', '.....']), 5, 0);
    // West half-way to the unknown, east on the 5 itself; north and south half-way.
    expect(boxOf(area!)).toEqual([0.5, 0.5, 2, 1.5]);
  });

  it('of size are kept: an area of just the least size stays', () => {
    const one = lattice(['...', '.1.', '...']);
    expect(areasUpTo(one, 5, 0.5)).toHaveLength(1);
    expect(areasUpTo(one, 5, 0.51)).toEqual([]);
  });
});

describe('a single crossing at the level among higher ones', () => {
  it('has no ground, neither as an area nor as a hole', () => {
    expect(areasUpTo(lattice(['.....', '.999.', '.959.', '.999.', '.....']), 5, 0)).toEqual([]);
    const lake = ['.......', '.11111.', '.19991.', '.19591.', '.19991.', '.11111.', '.......'];
    expect(areasUpTo(lattice(lake), 5, 0).map((area) => area.length)).toEqual([2]);
  });
});

describe('the edge of the lattice', () => {
  it('is outside on all four sides, whatever stands there', () => {
    const full = Array.from({ length: 4 }, () => '11111');
    const areas = areasUpTo(lattice(full), 5, 0);
    expect(areas.map(boxOf)).toEqual([[0.5, 0.5, 3.5, 2.5]]);
    // Three by two crossings, with half a cell around them and its corners cut.
    expect(areas.map(areaOf)).toEqual([2 + 2 * 1 + 2 * 0.5 + 4 * 0.125]);
  });
});

describe('holes', () => {
  it('lie in the smallest ring around them: an island in a lake has its own', () => {
    const areas = areasUpTo(
      lattice([
        '...........',
        '.111111111.',
        '.199999991.',
        '.191111191.',
        '.191999191.',
        '.191999191.',
        '.191111191.',
        '.199999991.',
        '.111111111.',
        '...........',
      ]),
      5,
      0,
    );
    expect(areas.map((area) => area.length)).toEqual([2, 2]);
    for (const [outer, hole] of areas) {
      const [x, y] = hole![0]!;
      expect(pointInRing(x, y, outer!)).toBe(true);
    }
    const [large, small] = areas.map(([, hole]) => Math.abs(signedPlaneArea(hole!))).sort((a, b) => b - a);
    expect(large! / small!).toBeGreaterThan(3);
  });

  it('that are too small are filled', () => {
    const rows = ['.....', '.111.', '.191.', '.111.', '.....'];
    expect(areasUpTo(lattice(rows), 5, 0).map((area) => area.length)).toEqual([2]);
    expect(areasUpTo(lattice(rows), 5, 1).map((area) => area.length)).toEqual([1]);
  });
});

it('corners that meet in one point stay apart, whichever way they meet', () => {
  expect(areasUpTo(lattice(['....', '.1..', '..1.', '....']), 5, 0).map(areaOf)).toEqual([0.5, 0.5]);
  expect(areasUpTo(lattice(['....', '..1.', '.1..', '....']), 5, 0).map(areaOf)).toEqual([0.5, 0.5]);
});

it('every crossing within is in an area, and no other, in any lattice', () => {
  const lattices = fc
    .tuple(fc.integer({ min: 3, max: 8 }), fc.integer({ min: 3, max: 8 }))
    .chain(([width, height]) =>
      fc
        .array(fc.constantFrom(1, 4, 6, 9, Infinity), {
          minLength: width * height,
          maxLength: width * height,
        })
        .map((values) => ({ width, height, values: Float64Array.from(values) })),
    );
  fc.assert(
    fc.property(lattices, ({ width, height, values }) => {
      const areas = areasUpTo({ width, height, values }, 5, 0);
      for (const ring of areas.flat()) expect(ring.at(-1)).toEqual(ring[0]);
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++) {
          const isWithin = x > 0 && y > 0 && x < width - 1 && y < height - 1;
          expect(holds(x, y, areas)).toBe(isWithin && values[y * width + x]! <= 5);
        }
    }),
  );
});
