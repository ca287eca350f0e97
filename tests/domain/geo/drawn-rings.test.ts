import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evenOddAreaM2 } from '../../../src/domain/geo/even-odd-area.ts';
import { decodePolyline, encodePolyline } from '../../../src/domain/geo/polyline.ts';
import { boxOf } from '../../../src/domain/geo/positions.ts';
import { distanceToSegment, pointInRing, signedGeodesicAreaM2 } from '../../../src/domain/geo/rings.ts';
import { neededCorners, simplifyRing } from '../../../src/domain/geo/simplify.ts';

const degrees = (most: number) =>
  fc.integer({ min: -most * 1e5, max: most * 1e5 }).map((value) => value / 1e5 + 0);

describe('encoded polylines', () => {
  test('are those of the published example', () => {
    const example = [[-120.2, 38.5], [-120.95, 40.7], [-126.453, 43.252]] as const; // prettier-ignore
    expect(encodePolyline(example)).toBe('_p~iF~ps|U_ulLnnqC_mqNvxq`@');
    expect(decodePolyline('_p~iF~ps|U_ulLnnqC_mqNvxq`@')).toEqual(example);
    expect(encodePolyline([[-179.9832104, 0]])).toBe('?`~oia@');
  });

  test('give back every position of five decimals', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(degrees(180), degrees(90)), { maxLength: 60 }), (positions) => {
        expect(decodePolyline(encodePolyline(positions))).toEqual(positions);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['_p~iF~ps|', 'ends in a number'],
    ['_p~iF', 'half a position'],
    ['_p~iF ps|U', 'a space'],
    ['~~~~~~~~~~', 'a number without end'],
    [encodePolyline([[-200, 0]]), 'out of the world'],
  ])('%s is refused: %s', (text) => {
    expect(decodePolyline(text)).toBeUndefined();
  });
});

describe('simplified lines', () => {
  const coordinate = fc.integer({ min: 0, max: 400 });
  const line = fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 80 });

  test('keep every point within the tolerance of what is left', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 0, max: 40 }), (points, tolerance) => {
        const kept = neededCorners(points, tolerance);
        expect([kept[0], kept.at(-1)]).toEqual([0, points.length - 1]);
        kept.slice(1).forEach((to, index) => {
          const from = kept[index]!;
          const between = points.slice(from, to + 1);
          const distances = between.map(([x, y]) => distanceToSegment(x, y, points[from]!, points[to]!));
          expect(Math.max(...distances)).toBeLessThanOrEqual(tolerance);
        });
      }),
      { numRuns: 300 },
    );
  });

  test('a circle of 720 points becomes a ring of few corners that still holds its middle', () => {
    const circle = Array.from({ length: 720 }, (_, degree) => {
      const angle = (degree / 360) * Math.PI;
      return [200 + 100 * Math.cos(angle), 200 + 100 * Math.sin(angle)] as const;
    });
    const ring = simplifyRing(circle, 1, 200);
    expect(ring.length).toBeGreaterThan(10);
    expect(ring.length).toBeLessThan(40);
    expect(pointInRing(200, 200, ring)).toBe(true);
    expect(simplifyRing(circle, 0, 24).length).toBeLessThanOrEqual(24);
  });

  test('a scribble never has more corners than allowed, nor fewer than three, nor new ones', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(coordinate, coordinate), { minLength: 60, maxLength: 300 }),
        (scribble) => {
          const ring = simplifyRing(scribble, 1, 50);
          expect(ring.length).toBeLessThanOrEqual(50);
          expect(ring.length).toBeGreaterThanOrEqual(3);
          expect(ring.every((corner) => scribble.includes(corner))).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the area inside a ring', () => {
  test('of a simple ring is its geodesic area', () => {
    const corners = fc
      .tuple(degrees(1), degrees(1))
      .map(([x, y]) => [113 + x / 5, 27.8 + y / 5] as [number, number]);
    fc.assert(
      fc.property(fc.tuple(corners, corners, corners), (triangle) => {
        const area = Math.abs(signedGeodesicAreaM2(triangle));
        const [west, south, east, north] = boxOf(triangle);
        const boxM2 = (east - west) * (north - south) * 111_200 ** 2;
        expect(Math.abs(evenOddAreaM2(triangle) - area)).toBeLessThan(1 + boxM2 * 4e-4);
      }),
      { numRuns: 300 },
    );
    const square: [number, number][] = [[113, 27.8], [113.1, 27.8], [113.1, 27.9], [113, 27.9]]; // prettier-ignore
    expect(evenOddAreaM2(square) / Math.abs(signedGeodesicAreaM2(square))).toBeCloseTo(1, 9);
  });

  test('of a bow tie is both its wings, and twice around is nothing', () => {
    const bowTie = [[0, 0], [0.2, 0.2], [0.2, 0], [0, 0.2]] as const; // prettier-ignore
    const wing = Math.abs(signedGeodesicAreaM2([[0, 0], [0.1, 0.1], [0, 0.2]])); // prettier-ignore
    expect(evenOddAreaM2(bowTie) / (2 * wing)).toBeCloseTo(1, 5);
    const twice = [[0, 0], [1, 0], [0, 1], [0, 0], [1, 0], [0, 1]] as const; // prettier-ignore
    expect(evenOddAreaM2(twice)).toBeCloseTo(0, 3);
  });
});
