import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellsOfPoints, gridOver, studyAreaOf } from '../../../../src/domain/hotspots/forecast/study-area.ts';
import { checkEvents } from '../../../../src/domain/hotspots/forecast/timed-points.ts';
import type { PlanePoints } from '../../../../src/domain/hotspots/plane/plane-points.ts';

const pointsOf = (...places: (readonly [number, number])[]): PlanePoints => ({
  x: Float64Array.from(places, ([x]) => x),
  y: Float64Array.from(places, ([, y]) => y),
});

describe('the grid over points', () => {
  test('by hand: begins a metre outside of them and ends with the last that holds one', () => {
    const points = pointsOf([10, 20], [205, 118.9]);
    expect(gridOver(points, 100, [0, 0])).toEqual({ x0: 9, y0: 19, cellM: 100, columns: 2, rows: 1 });
    // The farthest point on the border of two cells lies in the later one.
    expect(gridOver(pointsOf([10, 20], [109, 219]), 100, [0, 0])).toMatchObject({ columns: 2, rows: 3 });
  });

  test('begins farther out by the shares of a cell', () => {
    const grid = gridOver(pointsOf([10, 20], [205, 118.9]), 100, [0.25, 0.5]);
    expect(grid).toEqual({ x0: -16, y0: -31, cellM: 100, columns: 3, rows: 2 });
  });

  test('is refused where it cannot be laid', () => {
    for (const cellM of [0, -1, Number.NaN, Infinity])
      expect(() => gridOver(pointsOf([0, 0]), cellM, [0, 0])).toThrow(`a cell of ${cellM} m`);
    expect(() => gridOver(pointsOf(), 100, [0, 0])).toThrow('no points to lay a grid over');
    expect(() => gridOver(pointsOf([0, 0], [10_000, 5_000]), 1, [0, 0])).toThrow(
      'cells of 1 m make a grid of 10002 × 5002: more than 50000000',
    );
    expect(gridOver(pointsOf([0, 0], [9_998, 4_998]), 1, [0, 0])).toMatchObject({
      columns: 10_000,
      rows: 5_000,
    });
  });
});

describe('the study area', () => {
  test('by hand: cells with a point, from the west, each column from the south', () => {
    const points = pointsOf([150, 50], [50, 250], [50, 50], [55, 55]);
    const grid = { x0: 0, y0: 0, cellM: 100, columns: 2, rows: 3 };
    const area = studyAreaOf(grid, points);
    expect([...area.cells]).toEqual([0, 4, 1]);
    expect([...area.indexOfCell]).toEqual([0, 2, -1, -1, 1, -1]);
    expect([...cellsOfPoints(area, points)]).toEqual([2, 1, 0, 0]);
  });

  test('leaves out points beside the grid, on each of its sides', () => {
    const grid = { x0: 0, y0: 0, cellM: 100, columns: 2, rows: 3 };
    const beside = pointsOf([-1, 50], [200, 50], [50, -1], [50, 300]);
    const area = studyAreaOf(grid, beside);
    expect([...area.cells]).toEqual([]);
    const all = studyAreaOf(grid, pointsOf([0, 0], [199, 0], [0, 299], [199, 299]));
    expect([...cellsOfPoints(all, beside)]).toEqual([-1, -1, -1, -1]);
    // A cell of the grid in which nothing ever happened is none of the area.
    expect([...cellsOfPoints(all, pointsOf([50, 150], [0, 0]))]).toEqual([-1, 0]);
  });

  test('holds each point in the cell that lies around it', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 999 }));
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 50, max: 400 }),
        (places, cellM) => {
          const points = pointsOf(...places);
          const grid = gridOver(points, cellM, [0, 0]);
          const area = studyAreaOf(grid, points);
          expect(new Set(area.cells).size).toBe(area.cells.length);
          cellsOfPoints(area, points).forEach((cell, index) => {
            const inGrid = area.cells[cell]!;
            const west = grid.x0 + (inGrid % grid.columns) * cellM;
            const south = grid.y0 + Math.floor(inGrid / grid.columns) * cellM;
            const [x, y] = places[index]!;
            expect(x >= west && x < west + cellM && y >= south && y < south + cellM).toBe(true);
          });
        },
      ),
    );
  });
});

test('events are refused that have no place, no time, or no order of their times', () => {
  const events = {
    points: pointsOf([1, 2], [3, 4]),
    fromMs: Float64Array.of(5, 6),
    toMs: Float64Array.of(5, 7),
  };
  expect(() => checkEvents(events)).not.toThrow();
  expect(() => checkEvents({ ...events, toMs: Float64Array.of(5) })).toThrow(
    'columns of 2, 2, 2 and 1 values',
  );
  expect(() => checkEvents({ ...events, fromMs: Float64Array.of(5) })).toThrow('columns of 2, 2, 1 and 2');
  expect(() =>
    checkEvents({ ...events, points: { x: Float64Array.of(1, 3), y: Float64Array.of(2) } }),
  ).toThrow('columns of 2, 1, 2 and 2');
  for (const name of ['x', 'y'] as const)
    expect(() =>
      checkEvents({ ...events, points: { ...events.points, [name]: Float64Array.of(1, Number.NaN) } }),
    ).toThrow('event 1 has no place or no time');
  for (const name of ['fromMs', 'toMs'] as const)
    expect(() => checkEvents({ ...events, [name]: Float64Array.of(Infinity, 6) })).toThrow(
      'event 0 has no place or no time',
    );
  expect(() => checkEvents({ ...events, toMs: Float64Array.of(5, 5) })).toThrow(
    'event 1 ends before it begins',
  );
});
