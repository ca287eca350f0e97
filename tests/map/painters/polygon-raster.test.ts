import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import * as fc from 'fast-check';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { expect, test } from 'vitest';
import { latitudeOf, longitudeOf } from '../../../src/domain/geo/mercator.ts';
import { flattenShapes, rasteriseShapes } from '../../../src/map/painters/polygon-raster.ts';

const SIDE = 40;
/** A view whose px are thousandths of the world. */
const VIEW = { fromMercator: (x: number, y: number) => [x * 1000, y * 1000] as const };
const toDegrees = ([x = 0, y = 0]: Position): Position => [longitudeOf(x / 1000), latitudeOf(y / 1000)];

function raster(shapes: readonly (Polygon | MultiPolygon)[], first = 1): Uint16Array {
  const cells = new Uint16Array(SIDE * SIDE);
  rasteriseShapes(flattenShapes(shapes), VIEW, { cells, width: SIDE, height: SIDE }, first);
  return cells;
}

/** A star about the middle: radii at even angles, so that it never crosses itself. Px. */
const star = fc
  .tuple(
    fc.double({ min: 5, max: 35, noNaN: true }),
    fc.double({ min: 5, max: 35, noNaN: true }),
    fc.array(fc.double({ min: 2, max: 30, noNaN: true }), { minLength: 3, maxLength: 12 }),
  )
  .map(([x, y, radii]): Position[] => {
    const corners = radii.map((radius, index): Position => {
      const angle = (2 * Math.PI * (index + 0.137)) / radii.length;
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    });
    return [...corners, corners[0] ?? [0, 0]];
  });

test('a cell belongs to the last shape that holds its centre, also beyond the edges of the view', () => {
  fc.assert(
    fc.property(fc.array(star, { minLength: 1, maxLength: 4 }), (rings) => {
      const cells = raster(
        rings.map((ring) => ({ type: 'Polygon', coordinates: [ring.map(toDegrees)] })),
        5,
      );
      for (let cell = 0; cell < cells.length; cell += 7) {
        const centre = [(cell % SIDE) + 0.5, Math.floor(cell / SIDE) + 0.5];
        const holder = rings.findLastIndex((ring) =>
          booleanPointInPolygon(centre, { type: 'Polygon', coordinates: [ring] }),
        );
        expect(cells[cell]).toBe(holder < 0 ? 0 : 5 + holder);
      }
    }),
    { numRuns: 200 },
  );
});

const box = (west: number, north: number, side: number): Position[] =>
  [
    [west, north],
    [west + side, north],
    [west + side, north + side],
    [west, north + side],
    [west, north],
  ].map(toDegrees);

test('holes stay open, and parts of one unit are one unit', () => {
  const holed = raster([{ type: 'Polygon', coordinates: [box(4, 4, 20), box(10, 10, 6)] }]);
  expect(holed.reduce((sum, cell) => sum + cell, 0)).toBe(20 * 20 - 6 * 6);
  const parts = raster([{ type: 'MultiPolygon', coordinates: [[box(0, 0, 3)], [box(20, 20, 4)]] }], 9);
  expect(new Set(parts)).toEqual(new Set([0, 9]));
  expect(parts.filter((cell) => cell === 9)).toHaveLength(9 + 16);
});

test('neighbours share their border without a gap and without an overlap', () => {
  const shapes = [0, 1, 2, 3].map((at): Polygon => ({
    type: 'Polygon',
    coordinates: [box(10.3 + (at % 2) * 8.4, 9.7 + Math.floor(at / 2) * 8.4, 8.4)],
  }));
  const together = raster(shapes);
  const alone = shapes.map((shape) => raster([shape]).reduce((sum, cell) => sum + cell, 0));
  expect(together.filter((cell) => cell > 0)).toHaveLength(alone.reduce((sum, count) => sum + count, 0));
});
