import { cellToBoundary, cellToLatLng, gridDisk, latLngToCell } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { placeCells } from '../../../../src/domain/desk/place/place-cells.ts';
import type { PlaceFilter } from '../../../../src/domain/desk/place/place-question.ts';
import { fewCases, ONE_DAY, PLANE } from './a-few-cases.ts';

const UNITS = ['430202001001', '430204001001'];
const RESOLUTION = 9;
/** Steps between hexagons of this resolution are about 350 m wide: these places are far from each other. */
const [MARKET, SQUARE, CASE, OTHER_CASE] = ([[0, 0], [3000, 0], [0, 3000], [3000, 3000]] as const).map(([x, y]) =>
  PLANE.toPosition(x, y),
) as [[number, number], [number, number], [number, number], [number, number]]; // prettier-ignore
const diskAt = ([longitude, latitude]: readonly [number, number]) =>
  gridDisk(latLngToCell(latitude, longitude, RESOLUTION), 1);

describe('hexagons', () => {
  const cases = fewCases([[0, 3000], [3000, 3000]], { units: UNITS, unit: Uint32Array.of(0, 1) }); // prettier-ignore
  const sites = {
    longitude: Float64Array.of(MARKET[0], SQUARE[0]),
    latitude: Float64Array.of(MARKET[1], SQUARE[1]),
    unit: Int32Array.of(0, 1),
    units: UNITS,
  };
  const cellsOf = (filter: PlaceFilter, rings = 1) =>
    placeCells(cases, filter, { kind: 'hexagons', resolution: RESOLUTION, rings, sites });
  const keysOf = (filter: PlaceFilter) => {
    const { count, keyOf } = cellsOf(filter);
    return Array.from({ length: count }, (_, cell) => keyOf(cell)).toSorted();
  };

  it('are those with a place or a case, and their neighbours', () => {
    expect(keysOf(ONE_DAY)).toEqual([MARKET, SQUARE, CASE, OTHER_CASE].flatMap(diskAt).toSorted());
  });

  it('are those of the places and cases in the area of the filter', () => {
    expect(keysOf({ ...ONE_DAY, unitCode: UNITS[0]! })).toEqual([MARKET, CASE].flatMap(diskAt).toSorted());
    expect(keysOf({ ...ONE_DAY, unitCode: UNITS[1]! })).toEqual(
      [SQUARE, OTHER_CASE].flatMap(diskAt).toSorted(),
    );
  });

  it('know the cases in them, their border and their middle', () => {
    const { kind, keyOf, cellOf, ringOf, positionOf, count } = cellsOf({ ...ONE_DAY, unitCode: UNITS[0]! });
    expect([kind, count]).toEqual(['hexagons', 14]);
    expect(keyOf(cellOf(0))).toBe(latLngToCell(CASE[1], CASE[0], RESOLUTION));
    expect(cellOf(1)).toBe(-1);
    const key = keyOf(3);
    expect(ringOf(3)).toEqual(cellToBoundary(key, true));
    expect(positionOf(3)).toEqual(cellToLatLng(key).toReversed());
  });

  it('have as neighbours those within so many steps and a quarter', () => {
    const { points, distanceM, edgeM, areaKm2 } = cellsOf(ONE_DAY, 2);
    // A hexagon of side a measures 3√3/2 · a², and the next middle is √3 · a away.
    expect((3 * Math.sqrt(3) * edgeM! ** 2) / 2 / 1e6).toBeCloseTo(areaKm2!, 9);
    expect(distanceM).toBeCloseTo(2.25 * Math.sqrt(3) * edgeM!, 9);
    // The first disk is a middle and its ring.
    expect([points.x[0], points.y[0]]).toEqual([0, 0]);
    for (let cell = 1; cell < 7; cell++)
      expect(Math.hypot(points.x[cell]!, points.y[cell]!) / (Math.sqrt(3) * edgeM!)).toBeCloseTo(1, 1);
  });

  it('of an area with nothing in it are none', () => {
    const { count, distanceM } = cellsOf({ ...ONE_DAY, unitCode: '430299000000' });
    expect([count, distanceM]).toEqual([0, 1]);
  });
});

describe('units', () => {
  const codes = ['430202001001', '430202001002', '430204001001'];
  const units = {
    codes,
    longitude: Float64Array.of(113.1, 113.12, 113.14),
    latitude: Float64Array.of(27.8, 27.81, 27.82),
  };
  // The cases have a list of units of their own; one of them is none of the city's.
  const cases = fewCases([[0, 0], [0, 0], [0, 0], [0, 0]], { units: ['430204001001', '430299001001', '430202001002'], unit: Uint32Array.of(0, 1, 2, 9) }); // prettier-ignore
  const cellsOf = (filter: PlaceFilter) =>
    placeCells(cases, filter, { kind: 'units', distanceM: 1500, units });

  it('are the cells, with their codes and label points, and the cases that name them', () => {
    const { kind, count, distanceM, edgeM, areaKm2, ...cells } = cellsOf(ONE_DAY);
    expect({ kind, count, distanceM, edgeM, areaKm2 }).toEqual({
      kind: 'units',
      count: 3,
      distanceM: 1500,
      edgeM: null,
      areaKm2: null,
    });
    expect([0, 1, 2].map(cells.keyOf)).toEqual(codes);
    expect(cells.positionOf(1)).toEqual([113.12, 27.81]);
    expect(cells.ringOf(1)).toBeNull();
    expect([0, 1, 2, 3].map(cells.cellOf)).toEqual([2, -1, 1, -1]);
  });

  it('lie on a plane around the first', () => {
    const { points } = cellsOf(ONE_DAY);
    expect([points.x[0], points.y[0]]).toEqual([0, 0]);
    const { x, y } = PLANE.toPlane(units.longitude, units.latitude);
    expect([points.x[2], points.y[2]]).toEqual([x[2], y[2]]);
  });

  it('of a filter are those in its area, numbered anew', () => {
    const { count, keyOf, cellOf, positionOf } = cellsOf({ ...ONE_DAY, unitCode: '430204000000' });
    expect(count).toBe(1);
    expect(keyOf(0)).toBe('430204001001');
    expect(positionOf(0)).toEqual([113.14, 27.82]);
    expect([0, 1, 2, 3].map(cellOf)).toEqual([0, -1, -1, -1]);
    expect(cellsOf({ ...ONE_DAY, unitCode: '430299000000' }).count).toBe(0);
  });
});
