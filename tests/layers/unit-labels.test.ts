import { readFileSync } from 'node:fs';
import type { LayerSpecification } from 'maplibre-gl';
import { expect, test } from 'vitest';
import { createPolygonIndex } from '../../src/domain/geo/polygon-index.ts';
import { composeScene } from '../../src/layers/compose-scene.ts';
import { townLabels } from '../../src/layers/units/unit-data.ts';
import { unitLabels } from '../../src/layers/unit-labels.ts';
import { THEMES } from '../../src/themes/index.ts';
import type { UnitCollection } from '../../src/schemas/units.ts';
import { fullInput, unitRow } from './fixtures.ts';

const counties = JSON.parse(readFileSync('data/zhuzhou/units-county.geojson', 'utf8')) as UnitCollection;

test('the name of a district stands where its finest units lie densest, at the place of one of them', () => {
  const counties = unitRow(['430211000000', '430225000000'], 'county');
  const village = unitRow(
    ['430211001001', '430211001002', '430211001003', '430211001004', '430211001005'],
    'village',
  );
  const east = [113.4, 113.01, 113.011, 113.012, 113.02];
  const finest = {
    ...village,
    features: village.features.map((unit, at) => ({
      ...unit,
      properties: { ...unit.properties, labelPoint: [east[at] ?? 0, 27.8] as [number, number] },
    })),
  };
  const [town, rural] = townLabels(counties, finest).features;
  expect(town?.geometry.coordinates).toEqual([113.012, 27.8]);
  expect(rural?.geometry.coordinates).toEqual(counties.features[1]?.properties.labelPoint);
  expect(town?.properties?.['code']).toBe('430211000000');
});

test('the name of a county stands whatever lies about it, the finer ones give way, and it is placed before them', () => {
  const layers = unitLabels.draw(fullInput(), THEMES.wall)?.style.layers ?? [];
  const overlap = layers.map((layer) =>
    layer.type === 'symbol' ? [layer.id, layer.layout?.['text-overlap']] : [],
  );
  expect(overlap.slice(-2)).toEqual([
    ['labels-countyFar', 'always'],
    ['labels-county', 'always'],
  ]);
  expect(overlap.slice(0, -2).every(([, mode]) => mode === 'never')).toBe(true);
});

test('from afar, as on a phone, no name of a county can come to stand on another county', () => {
  const layers =
    unitLabels.draw({ ...fullInput(), units: { county: counties } }, THEMES.wall)?.style.layers ?? [];
  // A city of half a degree on 300 px.
  const zoom = 8.34;
  const shown = layers.filter(({ minzoom = 0, maxzoom = 24 }) => minzoom <= zoom && zoom < maxzoom);
  expect(shown).toHaveLength(1);
  const index = createPolygonIndex(counties.features.map(({ geometry }) => geometry));
  for (const [at, { properties }] of counties.features.entries()) {
    const [east, north] = properties.labelPoint;
    for (const [right, down] of offsetsOf(shown[0], zoom)) {
      const degreesPerPx = 360 / (512 * 2 ** zoom);
      const middle: [number, number] = [
        east + right * degreesPerPx,
        north - down * degreesPerPx * Math.cos((north * Math.PI) / 180),
      ];
      expect(index.locate(middle), `${properties.name} ${right} ${down}`).toBe(at);
    }
  }
});

/** Where the middles of the names of a layer may stand about their points, px to the right and down. */
function offsetsOf(layer: LayerSpecification | undefined, zoom: number): (readonly [number, number])[] {
  const layout = layer?.type === 'symbol' ? layer.layout : undefined;
  const sizes = layout?.['text-size'];
  const anchors = layout?.['text-variable-anchor-offset'];
  if (!Array.isArray(sizes) || !Array.isArray(anchors)) throw new Error('no offsets');
  const [, , , from, least, to, most] = sizes.map(Number) as number[];
  if (from === undefined || least === undefined || to === undefined || most === undefined)
    throw new Error('no sizes');
  const size = least + ((most - least) * (zoom - from)) / (to - from);
  return anchors.flatMap((anchor, at) => {
    const offset: unknown = anchors[at + 1];
    if (typeof anchor !== 'string' || !Array.isArray(offset)) return [];
    // A name that hangs below its point has its middle half a line lower.
    const half = anchor.startsWith('top') ? 0.6 : anchor.startsWith('bottom') ? -0.6 : 0;
    return [[Number(offset[0]) * size, (Number(offset[1]) + half) * size] as const];
  });
}

test('dots of every event explain themselves by colour alone, beside clusters as well as without', () => {
  for (const shown of [['allPoints', 'incidents'], ['allPoints']] as const) {
    const { legend } = composeScene({ ...fullInput(), shown: new Set(shown) }, THEMES.wall);
    const entry = legend.find(({ id }) => id === 'all-points');
    expect(entry?.rows.map(({ swatch }) => swatch.kind === 'shape' && swatch.shape)).toEqual(
      Array(4).fill('circle'),
    );
    expect(new Set(entry?.rows.map(({ swatch }) => swatch.kind === 'shape' && swatch.colour)).size).toBe(4);
  }
});

test('what panels cover is placed before every name, unseen, and only where names are shown', () => {
  const input = fullInput();
  const { layers } = composeScene(input, THEMES.wall);
  const order = layers.map(({ id }) => id);
  const names = order.flatMap((id, at) => (id.startsWith('labels-') ? [at] : []));
  expect(names.length).toBeGreaterThan(0);
  // The uppermost is placed first.
  expect(order.indexOf('covered')).toBeGreaterThan(Math.max(...names));
  expect(layers[order.indexOf('covered')]).toMatchObject({
    layout: { 'icon-allow-overlap': true },
    paint: { 'icon-opacity': 0 },
  });
  const idsOf = (other: typeof input) => composeScene(other, THEMES.wall).layers.map(({ id }) => id);
  expect(idsOf({ ...input, covered: undefined })).not.toContain('covered');
  expect(idsOf({ ...input, shown: new Set(['incidents']) })).not.toContain('covered');
});
