import { describe, expect, it } from 'vitest';
import { toWgs84 } from '../../../src/domain/exchange/geometry/coordinate-systems.ts';
import {
  distanceToBorderM,
  isInsidePolygons,
  planeAround,
  polygonsAreaM2,
  ringAreaM2,
  type Ring,
} from '../../../src/domain/exchange/geometry/ring-math.ts';

/** A closed ring of corners written as `x y`. */
const ring = (text: string): Ring => {
  const corners = text.split(', ').map((corner) => corner.split(' ').map(Number) as [number, number]);
  return [...corners, corners[0]!];
};
const SQUARE = ring('0 0, 8 0, 8 8, 0 8');

describe('measures', () => {
  const METRES = 111_194.926;

  it('of areas: on the plane at the first latitude, on the sphere without the holes', () => {
    const one = ring('0 0, 0.01 0, 0.01 0.01, 0 0.01');
    expect(ringAreaM2(one) / (0.01 * METRES) ** 2).toBeCloseTo(1, 4);
    expect(ringAreaM2(one.toReversed())).toBe(ringAreaM2(one));
    const north = one.map(([x, y]): [number, number] => [x, y + 60]);
    expect(ringAreaM2(north) / ringAreaM2(one)).toBeCloseTo(0.5, 6);
    expect(ringAreaM2([])).toBe(0);
    const hole = ring('0.002 0.002, 0.007 0.002, 0.007 0.007, 0.002 0.007');
    expect(polygonsAreaM2([[one, hole]]) / polygonsAreaM2([[one]])).toBeCloseTo(0.75, 5);
    expect(polygonsAreaM2([[one], [hole]]) / polygonsAreaM2([[one]])).toBeCloseTo(1.25, 5);
    expect(polygonsAreaM2([])).toBe(0);
  });

  it('of distances to the nearest border, of a hole too', () => {
    const border = (x: number, y: number) =>
      distanceToBorderM(
        [x, y],
        [[ring('0 0, 0.08 0, 0.08 0.08, 0 0.08'), ring('0.03 0.03, 0.05 0.03, 0.05 0.05')]],
      );
    expect(border(0.01, 0.04) / (0.01 * METRES)).toBeCloseTo(1, 4);
    expect(border(0.04, 0.02) / (0.01 * METRES)).toBeCloseTo(1, 4);
    expect(border(0.09, 0.04) / (0.01 * METRES)).toBeCloseTo(1, 4);
    // Beyond a corner it is the way to the corner.
    expect(border(-0.03, -0.04) / (0.05 * METRES)).toBeCloseTo(1, 4);
    expect(border(0.08, 0.03)).toBeCloseTo(0, 6);
    expect(distanceToBorderM([0, 0], [])).toBe(Infinity);
    expect(distanceToBorderM([0.03, 0.04], [[ring('0 0, 0 0')]]) / (0.05 * METRES)).toBeCloseTo(1, 4);
    // At sixty degrees a degree of longitude is half as wide.
    expect(distanceToBorderM([0.01, 60.5], [[ring('0 60, 0 61, -1 61')]]) / (0.01 * METRES)).toBeCloseTo(
      0.4924,
      3,
    );
  });

  it('of a plane around a place, and back', () => {
    const plane = planeAround([113, 60]);
    const [x, y] = plane.toPlane([113.02, 60.01]);
    expect(x / (0.01 * METRES)).toBeCloseTo(1, 5);
    expect(y / (0.01 * METRES)).toBeCloseTo(1, 5);
    const [longitude, latitude] = plane.toDegrees([x, y]);
    expect(longitude).toBeCloseTo(113.02, 12);
    expect(latitude).toBeCloseTo(60.01, 12);
  });

  it('inside is inside any of them and in none of its holes', () => {
    const polygons = [[SQUARE, ring('2 2, 4 2, 4 4, 2 4')], [ring('10 0, 12 0, 12 2')]];
    expect([[1, 1], [3, 3], [11.5, 0.5], [9, 1], [5, 5]].map(([x, y]) => isInsidePolygons([x!, y!], polygons))).toEqual(
      [true, false, true, false, true],
    ); // prettier-ignore
    expect(isInsidePolygons([1, 1], [[]])).toBe(false);
  });
});

describe('numbers that are a position of a system', () => {
  it('up to the edges of the world, and of the plane', () => {
    expect(toWgs84('wgs84', 180, 90)).toEqual([180, 90]);
    expect(toWgs84('wgs84', -180, -90)).toEqual([-180, -90]);
    for (const [x, y] of [
      [180.1, 0],
      [-180.1, 0],
      [0, 90.1],
      [0, -90.1],
      [Infinity, 0],
      [0, Number.NaN],
    ])
      // prettier-ignore
      expect(toWgs84('cgcs2000', x!, y!)).toBeUndefined();
    expect(toWgs84('epsg:4547', 500_000, 3e6)![0]).toBeCloseTo(114, 9);
    expect(toWgs84('epsg:4547', 1e6 + 1, 3e6)).toBeUndefined();
    expect(toWgs84('epsg:4547', 5e5, 1e7 + 1)).toBeUndefined();
    expect(toWgs84('epsg:4547', -1e6 - 1, 3e6)).toBeUndefined();
  });
});
