import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { insideLasso, lassoFault, validLasso } from '../../../../src/domain/engine/filter/lasso.ts';
import { latitudeOf, longitudeOf, MERCATOR_SCALE } from '../../../../src/domain/geo/mercator.ts';
import { plainInside, plainPoint, type PlainPoint } from './plain-lasso.ts';
import { count } from '../../../support/counts.ts';

type Point = PlainPoint;

const RUNS = count(200, 1_000);

/** Whole Mercator units → degrees of a place that is encoded as exactly this unit. */
const degreesOf = ([x, y]: Point): Point => [
  longitudeOf((x + 0.5 * Math.sign(x)) / MERCATOR_SCALE),
  latitudeOf((y + 0.5 * Math.sign(y)) / MERCATOR_SCALE),
];

/** Rings and points around a place of the city, `spread` units wide, some corners and points on common lines. */
const scene = (spread: number) => {
  const offset = fc.oneof(fc.integer({ min: 0, max: spread }), fc.constantFrom(0, spread >> 1, spread));
  const point = fc.tuple(offset, offset).map(([x, y]): Point => [337_400_000 + x, -84_000_000 - y]);
  return fc.record({
    ring: fc.array(point, { minLength: 3, maxLength: 24 }),
    points: fc.array(point, { minLength: 1, maxLength: 60 }),
  });
};

const columnsOf = (points: readonly Point[]) =>
  [Int32Array.from(points, ([x]) => x), Int32Array.from(points, ([, y]) => y)] as const;

describe('lasso', () => {
  test.each([3, 40, 700, 5_000, 2_000_000, 30_000_000])(
    'over %i units it says of every point, corners and edges too, what the plain rule says',
    (spread) => {
      fc.assert(
        fc.property(scene(spread), ({ ring, points }) => {
          const asked = [...points, ...ring];
          const inside = insideLasso(ring.map(degreesOf), ...columnsOf(asked));
          expect([...inside]).toEqual(asked.map((point) => Number(plainInside(ring, point))));
        }),
        { numRuns: RUNS, seed: spread },
      );
    },
  );

  test('away from the edges it agrees with turf', () => {
    let compared = 0;
    fc.assert(
      fc.property(scene(3_000_000), ({ ring, points }) => {
        const inside = insideLasso(ring.map(degreesOf), ...columnsOf(points));
        points.forEach((point, index) => {
          const isNear = ring.some((from, at) => distance(point, from, ring[(at + 1) % ring.length]!) < 2);
          if (isNear) return;
          compared++;
          const polygon = { type: 'Polygon' as const, coordinates: [[...ring, ring[0]!].map((p) => [...p])] };
          expect(inside[index] === 1).toBe(booleanPointInPolygon([...point], polygon));
        });
      }),
      { numRuns: RUNS, seed: 7 },
    );
    expect(compared).toBeGreaterThan(4 * RUNS);
  });

  test('of two areas that share an edge exactly one holds what lies on it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 1, max: 999 }), (lean, height) => {
        const at = (x: number, y: number): Point => [337_400_000 + x, -84_000_000 + y];
        const [upper, lower] = [at(0, 0), at(lean * 2, 2_000)];
        const left = [at(-2_000, 0), upper, lower, at(-2_000, 2_000)].map(degreesOf);
        const right = [upper, at(4_000, 0), at(4_000, 2_000), lower].map(degreesOf);
        const points = columnsOf([at(Math.round((lean * height) / 1_000), height), upper, at(lean, 1_000)]);
        const [inLeft, inRight] = [insideLasso(left, ...points), insideLasso(right, ...points)];
        inLeft.forEach((isLeft, index) => expect(isLeft + inRight[index]!).toBe(1));
      }),
      { numRuns: RUNS / 2, seed: 8 },
    );
  });

  test('a ring that crosses itself leaves out what it goes round twice', () => {
    const corner = (angle: number): Point => {
      const turn = (angle * Math.PI) / 180;
      return [113.13 + 0.05 * Math.sin(turn), 27.83 + 0.05 * Math.cos(turn)];
    };
    const star = [0, 144, 288, 72, 216].map(corner);
    const inside = insideLasso(
      star,
      ...columnsOf([plainPoint([113.13, 27.83]), plainPoint([113.13, 27.865])]),
    );
    expect([...inside]).toEqual([0, 1]);
  });

  test('a ring without area holds nothing, and the largest ring holds the world', () => {
    const points = columnsOf([[0, 0], [5, 5], [-536_870_911, 536_870_911]]); // prettier-ignore
    expect([...insideLasso([[0, 0], [0, 0], [0, 0]], ...points)]).toEqual([0, 0, 0]); // prettier-ignore
    expect([...insideLasso([[-180, 90], [180, 90], [180, -90], [-180, -90]], ...points)]).toEqual([1, 1, 1]); // prettier-ignore
  });

  test('says why a ring is no lasso', () => {
    const ring = (count: number): Point[] => Array.from({ length: count }, (_, i) => [113 + i / 1e3, 27]);
    expect(lassoFault(ring(3))).toBeNull();
    expect(validLasso(ring(200))).toHaveLength(200);
    expect(() => validLasso(ring(2))).toThrow('lasso: 2 corners, at least 3 are needed');
    expect(() => validLasso(ring(201))).toThrow('lasso: 201 corners, at most 200 are allowed');
    expect(lassoFault([...ring(3), [Number.NaN, 27]])).toBe('corner 3 is not a position: NaN, 27');
    expect(lassoFault([[113, Infinity], ...ring(3)])).toBe('corner 0 is not a position: 113, Infinity');
    expect(lassoFault([...ring(4), [181, 27]])).toBe('corner 4 lies outside the world: 181, 27');
    expect(() => insideLasso([[0, 91], ...ring(3)], new Int32Array(1), new Int32Array(1))).toThrow(
      'lasso: corner 0 lies outside the world: 0, 91',
    );
  });
});

function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = dx === 0 && dy === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy);
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}
