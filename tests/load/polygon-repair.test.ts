import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelPointOf, shareOutside } from '../../src/domain/exchange/units/area-shares.ts';
import { repairPolygon } from '../../src/domain/exchange/geometry/polygon-repair.ts';
import { findCrossings } from '../../src/domain/geo/ring-crossings.ts';
import {
  isInsidePolygons,
  polygonsAreaM2,
  polygonsOf,
  type Ring,
} from '../../src/domain/exchange/geometry/ring-math.ts';
import { distanceM, type Position } from '../../src/domain/geo/positions.ts';
import { signedPlaneArea } from '../../src/domain/geo/rings.ts';

const square = (west: number, south: number, side: number): Ring => {
  const [east, north] = [west + side, south + side].map((degrees) => Number(degrees.toFixed(6))) as [
    number,
    number,
  ];
  return [[west, south], [east, south], [east, north], [west, north], [west, south]]; // prettier-ignore
};
const polygon = (...rings: Ring[]) => ({ type: 'Polygon', coordinates: rings });
const repaired = (geometry: unknown) => {
  const result = repairPolygon(geometry, 'wgs84');
  if ('reason' in result) throw new Error(result.reason);
  return result;
};
const reasonOf = (geometry: unknown) => {
  const result = repairPolygon(geometry, 'wgs84');
  return 'reason' in result ? result.reason : undefined;
};

/** Within a centimetre: where rounding decides whether two lines cross or touch. */
const isNearVertex = (at: Position, ring: Ring) => ring.some((vertex) => distanceM(at, vertex) < 0.01);

it.each([
  [
    'there and back',
    [
      [0, 0],
      [2, 0],
      [1, 0],
      [0, 0],
    ],
  ],
  [
    'over itself',
    [
      [0, 0],
      [3, 0],
      [1, 0],
      [2, 0],
      [0, 0],
    ],
  ],
  [
    'along a slope',
    [
      [0, 0],
      [2, 2],
      [1, 1],
      [3, 3],
      [0, 0],
    ],
  ],
] as const)(
  'geometry: drops a hole whose corners lie on one line, %s, and keeps the polygon',
  (_, corners) => {
    const hole = corners.map(([x, y]): [number, number] => [113.105 + x / 1000, 27.805 + y / 1000]);
    const outer = square(113.1, 27.8, 0.02);
    const { geometry, repairs } = repaired(polygon(outer, hole));
    expect(geometry).toEqual({ type: 'Polygon', coordinates: [outer] });
    expect(repairs).toEqual([{ where: 'hole 1', why: 'a hole without area was dropped' }]);
  },
);

it('geometry: drops a hole whose loops are all below a square metre', () => {
  const [x, y] = [113.105, 27.805];
  const tiny = 0.000004;
  // A bow tie of two loops of about 0.1 m² each.
  const bow: Ring = [[x, y], [x + tiny, y + tiny], [x + tiny, y], [x, y + tiny], [x, y]]; // prettier-ignore
  const { geometry, repairs } = repaired(polygon(square(113.1, 27.8, 0.02), bow));
  expect(geometry.coordinates).toHaveLength(1);
  expect(repairs).toEqual([{ where: 'hole 1', why: 'a hole without area was dropped' }]);
});

describe('geometry: repairing polygons', () => {
  it('leaves a sound one alone', () => {
    const sound = polygon(square(113.1, 27.8, 0.1), square(113.12, 27.82, 0.02).toReversed());
    expect(repaired(sound)).toEqual({ geometry: sound, repairs: [] });
  });

  it('closes, turns and thins rings', () => {
    const ring = square(113.1, 27.8, 0.1).toReversed();
    const messy = [ring[0]!, ring[0]!, ...ring.slice(1, 4)];
    const { geometry, repairs } = repaired(polygon(messy));
    expect(repairs.map(({ why }) => why)).toEqual([
      '1 repeated vertices removed',
      'the ring was not closed; closed',
      'the ring ran clockwise; turned',
    ]);
    const [outer] = polygonsOf(geometry)[0]!;
    expect(outer![0]).toEqual(outer!.at(-1));
    expect(signedPlaneArea(outer!)).toBeGreaterThan(0);
  });

  it('parts a bow-tie where it crosses, and keeps both halves', () => {
    const tie: Ring = [[113.1, 27.7], [113.2, 27.8], [113.2, 27.7], [113.1, 27.8], [113.1, 27.7]]; // prettier-ignore
    const { geometry } = repaired(polygon(tie));
    expect(geometry.type).toBe('MultiPolygon');
    const half = polygonsAreaM2(polygonsOf(repaired(polygon(square(113.1, 27.7, 0.1))).geometry)) / 2;
    expect(polygonsAreaM2(polygonsOf(geometry)) / half).toBeCloseTo(1, 3);
  });

  it('makes a hole of a keyhole, and drops a spike', () => {
    const keyhole: Ring = [
      [113.1, 27.8], [113.2, 27.8], [113.2, 27.9], [113.1, 27.9], [113.1, 27.8],
      [113.12, 27.82], [113.12, 27.84], [113.14, 27.84], [113.14, 27.82], [113.12, 27.82], [113.1, 27.8],
    ]; // prettier-ignore
    const withHole = repaired(polygon(keyhole)).geometry;
    expect(polygonsOf(withHole).map((rings) => rings.length)).toEqual([2]);
    expect(isInsidePolygons([113.13, 27.83], polygonsOf(withHole))).toBe(false);
    const spiked: Ring = [
      ...square(113.1, 27.8, 0.1).slice(0, 2),
      [113.4, 27.8],
      ...square(113.1, 27.8, 0.1).slice(1),
    ];
    expect(repaired(polygon(spiked)).geometry).toEqual(polygon(square(113.1, 27.8, 0.1)));
  });

  it('drops the spike at the first vertex too', () => {
    const ring = square(113.1, 27.8, 0.1);
    const spiked: Ring = [[113.05, 27.75], ...ring.slice(0, 4), ring[0]!, [113.05, 27.75]];
    const { geometry } = repaired(polygon(spiked));
    expect(polygonsAreaM2(polygonsOf(geometry))).toBeCloseTo(polygonsAreaM2([[ring]]), 0);
  });

  it.each([
    [undefined, /not nothing/],
    [{ type: 'LineString', coordinates: [] }, /not LineString/],
    [{ type: 'Polygon', coordinates: [] }, /no ring/],
    [{ type: 'MultiPolygon', coordinates: [] }, /empty/],
    [
      polygon([
        [113, 27],
        [113.1, 27],
        [113, 27],
      ]),
      /no area/,
    ],
    [
      polygon([
        [113, 27],
        [113.1, 27],
        [113.2, 27],
        [113, 27],
      ]),
      /no area/,
    ],
    [{ type: 'Polygon', coordinates: [[['a', 1]]] }, /no position/],
    [polygon(square(113.1, 27.8, 0.1), square(113.18, 27.82, 0.04)), /two rings cross at 113.2/],
    [polygon(square(113.1, 27.8, 0.1), square(114, 27.82, 0.04)), /outside its outer ring/],
  ])('refuses %j', (geometry, reason) => {
    expect(reasonOf(geometry)).toMatch(reason);
  });

  it('gives, of any scribble, sound polygons or a reason', () => {
    const vertex = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }));
    fc.assert(
      fc.property(fc.array(vertex, { maxLength: 14 }), (vertices) => {
        const ring = vertices.map(([x, y]) => [113.1 + x / 1000, 27.8 + y / 1000]);
        const result = repairPolygon({ type: 'Polygon', coordinates: [ring] }, 'wgs84');
        if ('reason' in result) return;
        const polygons = polygonsOf(result.geometry);
        for (const [outer, ...holes] of polygons) {
          expect(signedPlaneArea(outer!)).toBeGreaterThan(0);
          for (const hole of holes) expect(signedPlaneArea(hole)).toBeLessThan(0);
          for (const each of [outer!, ...holes])
            expect(findCrossings([each]).filter(({ at }) => !isNearVertex(at, each))).toEqual([]);
        }
        expect(isInsidePolygons(labelPointOf(polygons), polygons)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('geometry: shares of area', () => {
  it('measures what lies outside', () => {
    const outer = [[square(113, 27, 0.1)]];
    expect(shareOutside([[square(113.02, 27.02, 0.05)]], outer)).toBe(0);
    expect(shareOutside([[square(113.05, 27.02, 0.1)]], outer)).toBeCloseTo(0.6, 1);
    expect(shareOutside([[square(113.5, 27, 0.1)]], outer)).toBe(1);
  });

  it('finds a label point beside a hole in the middle', () => {
    const ring = [[square(113, 27, 0.1), square(113.03, 27.03, 0.04).toReversed()]];
    expect(isInsidePolygons(labelPointOf(ring), ring)).toBe(true);
  });
});
