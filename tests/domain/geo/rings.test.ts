import { area } from '@turf/area';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poleOfInaccessibility } from '../../../src/domain/geo/label-point.ts';
import type { Position } from '../../../src/domain/geo/positions.ts';
import {
  distanceToSegment,
  pointInRing,
  signedDistanceToRing,
  signedGeodesicAreaM2,
  signedPlaneArea,
} from '../../../src/domain/geo/rings.ts';

const square: Position[] = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
];
/** A square with a deep notch from the top. */
const notched: Position[] = [
  [0, 0],
  [10, 0],
  [10, 10],
  [6, 10],
  [6, 2],
  [4, 2],
  [4, 10],
  [0, 10],
];

describe('areas', () => {
  it('are positive counter-clockwise, open or closed', () => {
    expect(signedPlaneArea(square)).toBe(16);
    expect(signedPlaneArea([...square, square[0]!])).toBe(16);
    expect(signedPlaneArea(square.toReversed())).toBe(-16);
  });

  it('on the sphere agree with turf', () => {
    const ring = square.map(([x, y]): Position => [113 + x / 20, 27 + y / 20]);
    const closed = [...ring, ring[0]!];
    const expected = area({ type: 'Polygon', coordinates: [closed] });
    expect(signedGeodesicAreaM2(ring) / expected).toBeCloseTo(1, 9);
    expect(signedGeodesicAreaM2(closed) / expected).toBeCloseTo(1, 9);
    expect(signedGeodesicAreaM2(ring.toReversed())).toBeLessThan(0);
  });
});

describe('points and borders', () => {
  it('tells inside from outside, also in a notch', () => {
    expect(pointInRing(2, 5, notched)).toBe(true);
    expect(pointInRing(5, 5, notched)).toBe(false);
    expect(pointInRing(5, 1, notched)).toBe(true);
    expect(pointInRing(-1, 5, notched)).toBe(false);
  });

  it('measures to the nearest place of a segment', () => {
    expect(distanceToSegment(2, 3, [0, 0], [4, 0])).toBe(3);
    expect(distanceToSegment(7, 4, [0, 0], [4, 0])).toBe(5);
    expect(distanceToSegment(3, 4, [0, 0], [0, 0])).toBe(5);
    expect(signedDistanceToRing(2, 2, square)).toBe(2);
    expect(signedDistanceToRing(2, 7, square)).toBe(-3);
  });
});

describe('pole of inaccessibility', () => {
  it('is the middle of a square and lies in an arm of a notched shape', () => {
    expect(poleOfInaccessibility(square, 0.01).radius).toBeCloseTo(2, 1);
    const { point, radius } = poleOfInaccessibility(notched, 0.01);
    expect(pointInRing(...point, notched)).toBe(true);
    expect(radius).toBeGreaterThan(1.99);
  });

  it('beats every random point within its precision', () => {
    const { radius } = poleOfInaccessibility(notched, 0.01);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 10, noNaN: true }),
        fc.double({ min: 0, max: 10, noNaN: true }),
        (x, y) => signedDistanceToRing(x, y, notched) <= radius + 0.01,
      ),
    );
  });
});
