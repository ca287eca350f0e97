import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { expect, test } from 'vitest';
import { EMPTY_DESK_SCENE, type SceneBlindSpots } from '../../src/domain/desk/scene.ts';
import { distanceM, type Position } from '../../src/domain/geo/positions.ts';
import { composeScene } from '../../src/layers/compose-scene.ts';
import type { LayerInput } from '../../src/layers/model/layer-input.ts';
import { THEMES } from '../../src/themes/index.ts';
import { fullInput } from './fixtures.ts';

const blindSpots: SceneBlindSpots = {
  cells: [
    { box: [113.1, 27.8, 113.101, 27.801], unseenPerYear: 4 },
    { box: [113.11, 27.8, 113.111, 27.801], unseenPerYear: 1 },
  ],
  proposals: [
    { order: 1, position: [113.1005, 27.8005], gainPerYear: 3 },
    { order: 2, position: [113.1105, 27.8005], gainPerYear: 1 },
  ],
  viewRadiusM: 60,
  cases: 5,
};
const inputOf = (spots: SceneBlindSpots | null): LayerInput => {
  const input = fullInput();
  return {
    ...input,
    shown: new Set([...input.shown, 'patrol']),
    desk: { ...EMPTY_DESK_SCENE, blindSpots: spots },
  };
};
const sceneOf = (spots: SceneBlindSpots | null) => composeScene(inputOf(spots), THEMES['desk-dark']);
const featuresOf = (id: string) => {
  const source = sceneOf(blindSpots).sources[id];
  if (source?.type !== 'geojson' || typeof source.data !== 'object' || !('features' in source.data))
    throw new Error(`no features in ${id}`);
  return source.data.features;
};

test.each(Object.values(THEMES).map((theme) => [theme.id, theme] as const))(
  'blind spots are a valid style in %s',
  (_id, theme) => {
    const { sources, layers } = composeScene(inputOf(blindSpots), theme);
    expect(validateStyleMin({ version: 8, sources, layers })).toEqual([]);
  },
);

test('cells lie under names, numbered positions over all symbols', () => {
  const order = sceneOf(blindSpots).layers.map(({ id }) => id);
  const chain = ['focus-mask', 'blind-cells', 'labels-county', 'cameras', 'blind-marks', 'blind-signs'];
  const places = chain.map((id) => order.indexOf(id));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
});

test('the strongest colour is that of the most that is unseen, and the circles have the radius of the view', () => {
  expect(featuresOf('blind-cells').map(({ properties }) => properties?.['share'] as number)).toEqual([
    1, 0.25,
  ]);
  const [view] = featuresOf('blind-views');
  if (view?.geometry.type !== 'Polygon') throw new Error('no circle');
  for (const corner of view.geometry.coordinates[0]!)
    expect(distanceM([113.1005, 27.8005], corner as Position)).toBeCloseTo(60, 2);
  expect(featuresOf('blind-marks').map(({ properties }) => properties?.['order'] as string)).toEqual([
    '1',
    '2',
  ]);
});

test('the legend says n and how much is unseen', () => {
  const entry = sceneOf(blindSpots).legend.find(({ id }) => id === 'blind-spots');
  expect(entry?.noteValues).toEqual({ n: 5, unseen: 5 });
  expect(sceneOf(null).legend.some(({ id }) => id === 'blind-spots')).toBe(false);
});
