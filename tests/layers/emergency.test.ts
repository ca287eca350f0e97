import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { expect, test } from 'vitest';
import type { EmergencyScene } from '../../src/domain/emergency/scene.ts';
import { composeScene } from '../../src/layers/compose-scene.ts';
import type { LayerInput } from '../../src/layers/model/layer-input.ts';
import { THEMES } from '../../src/themes/index.ts';
import { fullInput } from './fixtures.ts';

const area = {
  type: 'MultiPolygon' as const,
  coordinates: [[[[113, 27.8], [113.01, 27.8], [113, 27.81], [113, 27.8]]]] as [number, number][][][], // prettier-ignore
};
const emergency: EmergencyScene = {
  point: [113.003, 27.803],
  reach: [5, 10].map((minutes) => ({ minutes, area })),
  streets: [
    [
      [113, 27.8],
      [113.01, 27.8],
    ],
  ],
  since: { minutes: 7, area },
  cameras: [{ sign: '1', point: [113.004, 27.803] }],
  posts: [{ sign: 'A', point: [113.005, 27.803] }],
  routes: [
    [
      [113.003, 27.803],
      [113.004, 27.803],
    ],
  ],
  water: [113.009, 27.809],
};
const inputOf = (shown: EmergencyScene | null): LayerInput => {
  const input = fullInput();
  return shown === null
    ? input
    : { ...input, shown: new Set([...input.shown, 'emergency']), emergency: shown };
};
const featuresOf = (scene: ReturnType<typeof composeScene>, id: string) => {
  const source = scene.sources[id];
  if (source?.type !== 'geojson' || typeof source.data !== 'object' || !('features' in source.data))
    throw new Error(`no features in ${id}`);
  return source.data.features;
};

test.each(Object.values(THEMES).map((theme) => [theme.id, theme] as const))(
  'an emergency is a valid style in %s',
  (_id, theme) => {
    const { sources, layers } = composeScene(inputOf(emergency), theme);
    expect(validateStyleMin({ version: 8, sources, layers })).toEqual([]);
  },
);

test('areas lie under names, marks over all symbols, and the smaller area over the larger one', () => {
  const scene = composeScene(inputOf(emergency), THEMES.wall);
  const order = scene.layers.map(({ id }) => id);
  const chain = ['focus-mask', 'emergency-reach', 'labels-county', 'cameras', 'emergency-marks', 'emergency-signs', 'mark-obstacles']; // prettier-ignore
  expect(chain.map((id) => order.indexOf(id))).toEqual(chain.map((id) => order.indexOf(id)).sort((a, b) => a - b));
  expect(chain.filter((id) => !order.includes(id))).toEqual([]);
  expect(featuresOf(scene, 'emergency-reach').map(({ properties }) => properties?.['minutes'] as number)).toEqual([10, 5]);
  expect(featuresOf(scene, 'emergency-marks').map(({ properties }) => properties?.['sign'] as string)).toEqual(['A', '1', '!', '≈']);
}); // prettier-ignore

test('each area has its minutes at its edge, each in another direction', () => {
  const scene = composeScene(inputOf(emergency), THEMES.wall);
  const labels = featuresOf(scene, 'emergency-reach-labels');
  expect(labels.map(({ properties }) => properties?.['label'] as string)).toEqual(['5′', '10′']);
  const places = labels.map(({ geometry }) => geometry.type === 'Point' && geometry.coordinates);
  // The corner in the north, and one in the south.
  expect(places[0]).toEqual([113, 27.81]);
  expect(places[1]).toMatchObject({ 1: 27.8 });
});

test('the legend names the minutes since the report while there is an area of them', () => {
  const rowsOf = (shown: EmergencyScene | null) =>
    composeScene(inputOf(shown), THEMES.wall).legend.find(({ id }) => id === 'emergency')?.rows;
  expect(rowsOf(emergency)?.at(-1)?.values).toEqual({ n: 7 });
  expect(rowsOf({ ...emergency, since: null })).toHaveLength(1);
  expect(rowsOf(null)).toBeUndefined();
});

test('what did not change keeps its data while the minutes go on', () => {
  const first = composeScene(inputOf(emergency), THEMES.wall);
  const later = composeScene(inputOf({ ...emergency, since: null }), THEMES.wall);
  for (const id of ['emergency-reach', 'emergency-lines', 'emergency-marks'])
    expect(featuresOf(later, id)).toBe(featuresOf(first, id));
  expect(featuresOf(later, 'emergency-since')).toEqual([]);
});
