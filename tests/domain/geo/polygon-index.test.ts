import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import * as fc from 'fast-check';
import type { MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { createPolygonIndex } from '../../../src/domain/geo/polygon-index.ts';

const box = (west: number, south: number, size: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
});
const withHole: Polygon = {
  type: 'Polygon',
  coordinates: [box(10, 0, 6).coordinates[0]!, box(12, 2, 2).coordinates[0]!.toReversed()],
};
const islands: MultiPolygon = {
  type: 'MultiPolygon',
  coordinates: [box(0, 10, 2).coordinates, box(5, 10, 2).coordinates],
};
const geometries = [box(0, 0, 3), box(2, 2, 3), withHole, islands];
const index = createPolygonIndex(geometries);

describe('polygon index', () => {
  it('finds the polygons that contain a position, holes and islands heeded', () => {
    expect(index.locate([2.5, 2.5])).toBe(0);
    expect(index.locate([13, 3])).toBe(-1);
    expect(index.locate([11, 1])).toBe(2);
    expect(index.locate([6, 11])).toBe(3);
    expect(index.locate([100, 100])).toBe(-1);
    expect(index.locate([Number.NaN, 1])).toBe(-1);
  });

  it('answers as testing every polygon would', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 17, noNaN: true }),
        fc.double({ min: -1, max: 13, noNaN: true }),
        (lng, lat) => {
          const onGrid = [lng, lat].some((value) => Math.abs(value - Math.round(value)) < 1e-9);
          if (onGrid) return;
          const first = geometries.findIndex((geometry) => booleanPointInPolygon([lng, lat], geometry));
          expect(index.locate([lng, lat])).toBe(first);
        },
      ),
    );
  });

  it('of nothing contains nothing', () => {
    expect(createPolygonIndex([]).locate([1, 1])).toBe(-1);
  });
});
