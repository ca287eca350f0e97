import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, test } from 'vitest';
import { LAYER_IDS } from '../../src/domain/view/layer-ids.ts';
import { composeScene, rememberScene } from '../../src/layers/compose-scene.ts';
import { LAYERS } from '../../src/layers/index.ts';
import type { LayerInput } from '../../src/layers/model/layer-input.ts';
import { THEMES } from '../../src/themes/index.ts';
import { fullInput } from './fixtures.ts';

const themes = Object.values(THEMES);
const styleOf = (data: LayerInput, theme = THEMES.wall) => {
  const { sources, layers } = composeScene(data, theme);
  return { version: 8 as const, sources, layers };
};

describe.each(themes.map((theme) => [theme.id, theme] as const))('%s', (_id, theme) => {
  test('a scene with every layer is a valid style', () => {
    expect(validateStyleMin(styleOf(fullInput(), theme))).toEqual([]);
  });

  test.each(['county', 'township', 'village', 'finest'] as const)('is valid at level %s', (level) => {
    expect(validateStyleMin(styleOf({ ...fullInput(), level }, theme))).toEqual([]);
  });
});

test('a scene with nothing but land is a valid style without symbols', () => {
  const { units } = fullInput();
  const style = styleOf({
    ...fullInput(),
    shown: new Set(),
    resources: {},
    units: units.county === undefined ? {} : { county: units.county },
    level: 'county',
    focus: undefined,
    outlines: {},
  });
  expect(validateStyleMin(style)).toEqual([]);
  expect(style.layers.filter((layer) => layer.type === 'symbol')).toEqual([]);
});

test('a base map from elsewhere lies under ours, and our land and river give way to it', () => {
  const basemap = {
    sources: { tiles: { type: 'raster' as const, tiles: ['https://example.org/{z}/{x}/{y}.png'] } },
    layers: [{ id: 'basemap-tiles', type: 'raster' as const, source: 'tiles' }],
  };
  const style = styleOf({ ...fullInput(), basemap });
  expect(validateStyleMin(style)).toEqual([]);
  expect(style.layers.map(({ id }) => id).slice(0, 2)).toEqual(['outside', 'basemap-tiles']);
  expect(style.layers.some(({ id }) => id === 'land' || id === 'river-core')).toBe(false);
});

test('layer ids are unique, and every layer draws from a source of the scene', () => {
  const { sources, layers } = composeScene(fullInput(), THEMES.wall);
  expect(new Set(layers.map(({ id }) => id)).size).toBe(layers.length);
  for (const layer of layers) if ('source' in layer) expect(Object.keys(sources)).toContain(layer.source);
});

test('points lie over names, names over borders, borders over fills', () => {
  const order = composeScene(fullInput(), THEMES.wall).layers.map(({ id }) => id);
  const at = (id: string): number => order.indexOf(id);
  const chain = ['units-finest-fill', 'units-county-line', 'river-core', 'focus-mask', 'selection-unit', 'labels-county', 'cameras', 'mark-obstacles']; // prettier-ignore
  expect(chain.map(at)).toEqual(chain.map(at).sort((a, b) => a - b));
  expect(chain.map(at)).not.toContain(-1);
});

test('every layer that is on explains itself in the legend, a statistic with its n', () => {
  const { legend } = composeScene(fullInput(), THEMES.wall);
  const ids = legend.map(({ id }) => id);
  for (const id of [
    'choropleth',
    'progress',
    'cameras',
    'camera-sectors',
    'facilities',
    'markets',
    'hotspots',
    'areas',
    'bus',
  ])
    expect(ids).toContain(id);
  expect(legend.find(({ id }) => id === 'hotspots')?.noteValues).toEqual({ n: 1, cases: 1, all: 9 });
  expect(legend.find(({ id }) => id === 'choropleth')?.noteValues).toEqual({ n: 4, units: 1 });
  expect(legend.find(({ id }) => id === 'choropleth')?.rows.at(-1)?.labelKey).toBe('legend.noData');
});

test('the same data gives the same data objects, so that the map sees what has not changed', () => {
  const data = fullInput();
  const first = composeScene(data, THEMES.wall);
  const second = composeScene({ ...data, level: 'county' }, THEMES.wall);
  for (const [id, source] of Object.entries(first.sources))
    if (source.type === 'geojson') {
      const again = second.sources[id];
      expect(again?.type === 'geojson' && again.data === source.data, id).toBe(true);
    }
});

test('a layer without anything to draw has no legend', () => {
  const input = fullInput();
  const idsOf = (resources: Partial<LayerInput['resources']>) =>
    composeScene({ ...input, resources: { ...input.resources, ...resources } }, THEMES.wall).legend.map(({ id }) => id);
  expect(idsOf({})).toEqual(expect.arrayContaining(['bus', 'markets']));
  const none = idsOf({ places: [], lines: { type: 'FeatureCollection', features: [] } });
  for (const id of ['bus', 'markets']) expect(none).not.toContain(id);
}); // prettier-ignore

test('what moves with the filter is no layer of the map, but explains itself in its legend', () => {
  const { layers, legend } = composeScene(fullInput(), THEMES.wall);
  expect(layers.filter(({ id }) => /cluster|incident|spider/.test(id))).toEqual([]);
  expect(legend.map(({ id }) => id)).toContain('progress');
  const ways = (['points', 'density'] as const).map((allPointsAs) =>
    composeScene({ ...fullInput(), allPointsAs }, THEMES.wall).legend.find(({ id }) => id === 'all-points'),
  );
  expect(ways.map((entry) => entry?.noteKey)).toEqual(['legend.allPointsNote', 'legend.densityNote']);
});

test('a ground that is painted under the map leaves it transparent, and units still answer a click', () => {
  const scene = composeScene({ ...fullInput(), isUnitFillPainted: true }, THEMES.wall);
  expect(scene.layers.some(({ type }) => type === 'background')).toBe(false);
  const fills = scene.layers.filter(({ id }) => id === 'land' || /^units-.*-fill$/.test(id));
  expect(fills.map(({ id }) => id)).toContain('units-finest-fill');
  for (const layer of fills) {
    expect(layer.type === 'fill' && layer.paint?.['fill-opacity'], layer.id).toBe(0);
    if (layer.id === 'units-finest-fill') expect(layer.layout?.visibility).toBe('visible');
  }
  expect(validateStyleMin({ version: 8 as const, sources: scene.sources, layers: scene.layers })).toEqual([]);
});

test('every layer of the order is drawn from a full input, by a name of its own', () => {
  const input = {
    ...fullInput(),
    shown: new Set([...LAYER_IDS, 'emergency', 'patrol', 'audit', 'marked'] as const),
  };
  const idle = LAYERS.filter((layer) => layer.draw(input, THEMES.wall) === undefined).map(({ id }) => id);
  expect(idle).toEqual([
    'hotspots',
    'blindSpotGround',
    'emergencyGround',
    'audit',
    'caseSeries',
    'blindSpotMarks',
    'emergencyMarks',
    'markedPlace',
    'patrolPlan',
  ]);
  expect(new Set(LAYERS.map(({ id }) => id)).size).toBe(LAYERS.length);
});

test('a layer draws nothing without the resources that it needs', () => {
  const bare = { ...fullInput(), resources: {} };
  const needy = LAYERS.filter(({ resources }) => resources.length > 0);
  expect(needy.length).toBeGreaterThan(5);
  for (const layer of needy) expect(layer.draw(bare, THEMES.wall), layer.id).toBeUndefined();
});

test('what answers a click and what images are named are parts of the style', () => {
  const { layers } = composeScene(fullInput(), THEMES.wall);
  const ids = new Set(layers.map(({ id }) => id));
  // Linked cases are drawn by the patrol desk only; their own test looks at the click.
  const everyday = LAYERS.filter(({ id }) => id !== 'caseSeries');
  for (const { pick } of everyday) for (const id of pick?.styleLayers ?? []) expect([...ids]).toContain(id);
  const style = JSON.stringify(layers);
  for (const { images } of LAYERS) if (images !== null) expect(style).toContain(`"${images.prefix}|wall`);
  const named = [...style.matchAll(/"([a-z]+)\|wall/g)].map(([, prefix]) => prefix);
  const painted = LAYERS.flatMap(({ images }) => images?.prefix ?? []);
  expect(new Set(named)).toEqual(new Set(painted));
});

test('a scene is composed anew only when a part of its input is another one', () => {
  const compose = rememberScene();
  const input = fullInput();
  const first = compose(input, THEMES.wall);
  expect(compose({ ...input }, THEMES.wall)).toBe(first);
  expect(compose({ ...input, level: 'county' }, THEMES.wall)).not.toBe(first);
  expect(compose({ ...input, level: 'county' }, THEMES['desk-light'])).not.toBe(compose(input, THEMES.wall));
});
