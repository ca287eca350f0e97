import { expect, test } from 'vitest';
import { composeScene } from '../../src/layers/compose-scene.ts';
import { townLabels } from '../../src/layers/units/unit-data.ts';
import { unitLabels } from '../../src/layers/unit-labels.ts';
import { THEMES } from '../../src/themes/index.ts';
import { fullInput, unitRow } from './fixtures.ts';

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
  expect(overlap.at(-1)).toEqual(['labels-county', 'always']);
  expect(overlap.slice(0, -1).every(([, mode]) => mode === 'never')).toBe(true);
});

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
