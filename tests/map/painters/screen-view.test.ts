import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mercatorX, mercatorY } from '../../../src/domain/geo/mercator.ts';
import { screenViewOf, type ViewedMap } from '../../../src/map/painters/screen-view.ts';

const SIZE = { widthPx: 1366, heightPx: 768, ratio: 1 };

/** A map without pitch that projects as MapLibre does: 512 px tiles, turned by its bearing about its middle. */
function flatMap(center: [number, number], zoom: number, bearing: number): ViewedMap & { asked: number } {
  const world = 512 * 2 ** zoom;
  const [cos, sin] = [Math.cos((bearing * Math.PI) / 180), Math.sin((bearing * Math.PI) / 180)];
  return {
    asked: 0,
    getCenter: () => ({ lng: center[0], lat: center[1] }),
    getZoom: () => zoom,
    getPitch: () => 0,
    project([longitude, latitude]) {
      this.asked++;
      const x = (mercatorX(longitude) - mercatorX(center[0])) * world;
      const y = (mercatorY(latitude) - mercatorY(center[1])) * world;
      return { x: SIZE.widthPx / 2 + cos * x + sin * y, y: SIZE.heightPx / 2 - sin * x + cos * y };
    },
  };
}

const near = (middle: number) => fc.double({ min: middle - 0.4, max: middle + 0.4, noNaN: true });

test('positions lie where the map itself puts them, from two projections', () => {
  fc.assert(
    fc.property(
      fc.tuple(near(113.1), near(27.8)),
      fc.tuple(near(113.1), near(27.8)),
      fc.double({ min: 6, max: 18.5, noNaN: true }),
      fc.double({ min: -180, max: 180, noNaN: true }),
      (center, position, zoom, bearing) => {
        const map = flatMap(center, zoom, bearing);
        const view = screenViewOf(map, SIZE);
        const shown = [
          view.toScreen(...position),
          view.fromMercator(mercatorX(position[0]), mercatorY(position[1])),
        ];
        expect(map.asked).toBe(2);
        const { x, y } = map.project(position);
        for (const [atX, atY] of shown) {
          expect(Math.abs(atX - x)).toBeLessThan(0.01);
          expect(Math.abs(atY - y)).toBeLessThan(0.01);
        }
      },
    ),
  );
});

test('with pitch every position is asked for', () => {
  const map = { ...flatMap([113, 27.8], 12, 0), getPitch: () => 40, project: () => ({ x: 7, y: 9 }) };
  expect(screenViewOf(map, SIZE).toScreen(113.2, 27.9)).toEqual([7, 9]);
});

test('the key tells views apart, and only views', () => {
  const keyOf = (zoom: number, bearing = 0, size = SIZE) =>
    screenViewOf(flatMap([113, 27.8], zoom, bearing), size).key;
  expect(keyOf(12)).toBe(keyOf(12));
  const keys = [keyOf(12), keyOf(12.001), keyOf(12, 5), keyOf(12, 0, { ...SIZE, ratio: 2 })];
  expect(new Set(keys).size).toBe(keys.length);
});
