import { Point, type Map as MapLibreMap } from 'maplibre-gl';
import { expect, test } from 'vitest';
import { pickAt } from '../../src/map/pick-at.ts';

interface Feature {
  readonly layer: { readonly id: string };
  readonly properties: Record<string, unknown>;
}

/** A map with some features under the pointer, the topmost first, as MapLibre gives them. */
function mapWith(features: readonly Feature[]): Pick<MapLibreMap, 'getLayer' | 'queryRenderedFeatures'> {
  const ids = new Set(features.map(({ layer }) => layer.id));
  return {
    getLayer: ((id: string) => (ids.has(id) ? { id } : undefined)) as MapLibreMap['getLayer'],
    queryRenderedFeatures: ((_: unknown, { layers }: { layers: string[] }) =>
      features.filter(({ layer }) =>
        layers.includes(layer.id),
      )) as unknown as MapLibreMap['queryRenderedFeatures'],
  };
}

const hit = (id: string, properties: Record<string, unknown>): Feature => ({ layer: { id }, properties });
const FILL = hit('units-finest-fill', { code: '430202001001' });
const LAND = hit('land', { code: '430202000000' });
const AREA_NAME = hit('areas-label', { code: 'HT-PQ-01' });
const STOP = hit('bus-stop', { facility: 's1' });
const FACILITY = hit('facilities', { facility: 'f1' });
const CAMERA = hit('cameras', { camera: 'c1' });
const MARKET = hit('markets', { place: 'm1' });

const picked = (features: readonly Feature[]) => pickAt(mapWith(features), new Point(0, 0), 3)?.id;

test('a point answers before a name, and a name before the ground', () => {
  expect(picked([AREA_NAME, STOP, FILL, LAND])).toBe('s1');
  expect(picked([AREA_NAME, FILL, LAND])).toBe('HT-PQ-01');
  expect(picked([FILL, LAND])).toBe('430202001001');
  expect(picked([LAND])).toBe('430202000000');
  expect(picked([])).toBeUndefined();
});

test('of two points the one that is drawn on top answers', () => {
  const below = [STOP, FACILITY, CAMERA, MARKET];
  for (const [index, top] of below.entries())
    expect(picked(below.slice(0, index + 1))).toBe(Object.values(top.properties)[0]);
});
