import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  latitudeOf,
  latitudeOfUnit,
  longitudeOf,
  longitudeOfUnit,
  MERCATOR_SCALE,
  mercatorX,
  mercatorY,
} from '../../../src/domain/geo/mercator.ts';

/** Where the square of Web Mercator ends: atan(sinh π). */
const EDGE = (Math.atan(Math.sinh(Math.PI)) * 180) / Math.PI;

describe('Web Mercator', () => {
  it('has its origin in the middle, x to the east and y to the south', () => {
    expect([-180, -90, 0, 90, 180].map(mercatorX)).toEqual([-0.5, -0.25, 0, 0.25, 0.5]);
    expect(mercatorY(0)).toBe(0);
    expect(mercatorY(EDGE)).toBeCloseTo(-0.5, 12);
    expect(mercatorY(-EDGE)).toBeCloseTo(0.5, 12);
    // ln(tan(45° + 30°)) / 2π at 60° north.
    expect(mercatorY(60)).toBeCloseTo(-Math.log(Math.tan((75 * Math.PI) / 180)) / (2 * Math.PI), 12);
  });

  it('ends at the edge of its square', () => {
    expect([86, 90].map(mercatorY)).toEqual([-0.5, -0.5]);
    expect([-86, -90].map(mercatorY)).toEqual([0.5, 0.5]);
  });

  it('is turned back into degrees', () => {
    expect([-0.5, 0, 0.25].map(longitudeOf)).toEqual([-180, 0, 90]);
    expect(latitudeOf(0)).toBeCloseTo(0, 12);
    expect(latitudeOf(-0.5)).toBeCloseTo(EDGE, 9);
    expect(latitudeOf(mercatorY(27.83))).toBeCloseTo(27.83, 9);
  });
});

test('whole units lose no sixth decimal of a degree', () => {
  const millionths = (most: number) => fc.integer({ min: -most * 1e6, max: most * 1e6 });
  fc.assert(
    fc.property(millionths(180), millionths(85), (lngE6, latE6) => {
      expect(longitudeOfUnit(Math.trunc(mercatorX(lngE6 / 1e6) * MERCATOR_SCALE)) * 1e6).toBeCloseTo(
        lngE6,
        3,
      );
      expect(latitudeOfUnit(Math.trunc(mercatorY(latE6 / 1e6) * MERCATOR_SCALE)) * 1e6).toBeCloseTo(latE6, 3);
    }),
  );
  expect(longitudeOfUnit(0)).toBe(0);
});
