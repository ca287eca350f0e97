import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCellCacheLocator } from '../../server/ingest/cell-cache-locator.ts';
import { createUnitLocator, type LocatableUnit } from '../../src/domain/exchange/units/unit-locator.ts';
import type { Position } from '../../src/domain/geo/positions.ts';

const WEST = 113;
const SOUTH = 27;
const degrees = fc.double({ min: 0, max: 1, noNaN: true });
const position = fc.tuple(degrees, degrees).map(([x, y]): Position => [WEST + x, SOUTH + y]);

/** Rings of any shape, also such as cross themselves, stand still or run along a line of cells. */
const ring = fc
  .array(
    fc.oneof(
      position,
      fc.tuple(fc.nat(8), fc.nat(8)).map(([x, y]): Position => [WEST + x / 8, SOUTH + y / 8]),
    ),
    { minLength: 3, maxLength: 9 },
  )
  .map((list) => [...list, list[0]!]);
const units = fc
  .array(fc.record({ rings: fc.array(ring, { minLength: 1, maxLength: 2 }), isFine: fc.boolean() }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((list) =>
    list.map(({ rings, isFine }, index): LocatableUnit => {
      const code = `4302030000${String(index + 10)}`;
      return {
        code,
        level: isFine ? 'grid' : 'village',
        areaM2: index,
        labelPoint: [WEST, SOUTH],
        geometry: { type: 'Polygon', coordinates: rings },
      };
    }),
  );

describe('places that are remembered', () => {
  it('are those that the locator finds, for points anywhere and beside borders', () => {
    fc.assert(
      fc.property(units, fc.array(position, { minLength: 20, maxLength: 60 }), (list, points) => {
        const locator = createUnitLocator(list);
        const remembering = createCellCacheLocator(locator, list, 0);
        const corners = list.flatMap(({ geometry }) => geometry.coordinates.flat() as Position[]);
        const besides = corners.flatMap(([x, y]): Position[] => [
          [x, y],
          [x + 1e-9, y - 1e-9],
          [x - 2e-4, y],
          [x, y + 2e-4],
        ]);
        const near = points.flatMap(([x, y]): Position[] => [
          [x, y],
          [x + 1e-4, y + 1e-4],
          [x - 3e-4, y],
        ]);
        for (const point of [...near, ...besides])
          expect(remembering.finestAt(point)?.code).toBe(locator.finestAt(point)?.code);
      }),
      { numRuns: 150 },
    );
  });

  it('need no units', () => {
    expect(createCellCacheLocator(createUnitLocator([]), [], 0).finestAt([WEST, SOUTH])).toBeUndefined();
  });
});
