import { expect, test } from 'vitest';
import { homeBox } from '../../../src/features/map-stage/home-box.ts';
import type { UnitCollection } from '../../../src/schemas/units.ts';

type Unit = UnitCollection['features'][number];
type Box = readonly [west: number, south: number, east: number, north: number];

/** A unit with these corners, its label in the middle. */
function unit([west, south, east, north]: Box, code = '430202000000'): Unit {
  const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]; // prettier-ignore
  const areaM2 = (east - west) * (north - south) * 111_000 ** 2;
  return {
    type: 'Feature',
    geometry: { type: 'Polygon', coordinates: [ring] },
    properties: { code, level: 'grid', name: '格', aliases: [], schematic: true, origin: 'synthetic', areaM2, labelPoint: [(west + east) / 2, (south + north) / 2], quantities: {}, staffing: [], memberCodes: [] },
  } as unknown as Unit;
} // prettier-ignore

const homeOf = (...boxes: Box[]) =>
  homeBox({ type: 'FeatureCollection', features: boxes.map((box) => unit(box)) });

test('one unit alone is seen as a whole, and so are a few in a row', () => {
  expect(homeOf([113.1, 27.8, 113.2, 27.9])).toEqual([113.1, 27.8, 113.2, 27.9]);
  expect(homeOf([113.1, 27.8, 113.2, 27.9], [113.2, 27.8, 113.3, 27.9], [113.3, 27.8, 113.4, 27.9])).toEqual([
    113.1, 27.8, 113.4, 27.9,
  ]);
  expect(homeOf()).toBeUndefined();
});

test('a city of many small units and a wide country opens at its small ones', () => {
  const small = Array.from({ length: 400 }, (_, index): Box => {
    const [x, y] = [113.1 + (index % 20) * 0.005, 27.8 + Math.floor(index / 20) * 0.005];
    return [x, y, x + 0.005, y + 0.005];
  });
  const [west, south, east, north] = homeOf(...small, [113.3, 27, 114, 27.7], [112, 26, 113, 27])!;
  for (const [side, least, most] of [[west, 113.08, 113.11], [south, 27.78, 27.81], [east, 113.19, 113.22], [north, 27.89, 27.92]] as const) {
    expect(side).toBeGreaterThan(least);
    expect(side).toBeLessThan(most);
  }
}); // prettier-ignore
