import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, test } from 'vitest';
import { composeScene } from '../../src/layers/compose-scene.ts';
import type { LayerInput } from '../../src/layers/model/layer-input.ts';
import { THEMES } from '../../src/themes/index.ts';
import { nearRepeat, PICTURES, rides, significance } from '../support/place-pictures.ts';
import { fullInput } from './fixtures.ts';

type Place = NonNullable<LayerInput['desk']['place']>;

const sceneOf = (place: Partial<Place> & Pick<Place, 'picture'>, theme = THEMES.wall) => {
  const input = fullInput();
  const scene = { isOutdated: false, lineId: null, stretch: null, spot: null, ...place };
  return composeScene({ ...input, desk: { ...input.desk, place: scene } }, theme);
};
const legendOf = (place: Parameters<typeof sceneOf>[0]) =>
  sceneOf(place).legend.find(({ id }) => id === 'hotspot-picture')!;
const featuresOf = ({ sources }: ReturnType<typeof sceneOf>) => {
  const source = sources['hotspot-shapes'];
  if (source?.type !== 'geojson' || typeof source.data === 'string') throw new Error('no features');
  return (source.data as { features: { geometry: { type: string }; properties: Record<string, unknown> }[] })
    .features;
};

describe.each(PICTURES.map((picture) => [picture.kind, picture] as const))('%s', (_, picture) => {
  test.each(Object.values(THEMES))('is a valid style in theme $id, also while it is outdated', (theme) => {
    for (const isOutdated of [false, true]) {
      const { sources, layers } = sceneOf({ picture, isOutdated, spot: [113, 27.8] }, theme);
      expect(validateStyleMin({ version: 8, sources, layers })).toEqual([]);
    }
  });

  test('names every class that it draws, and window and n', () => {
    const legend = legendOf({ picture });
    expect(legend.noteValues).toMatchObject({ from: '2026-01-01', to: '2026-01-01', cases: 42, n: 40.5 });
    const features = featuresOf(sceneOf({ picture }));
    expect(features.length).toBeGreaterThan(0);
    const fill = sceneOf({ picture }).layers.find(({ id }) => id === 'hotspot-fill')!;
    const colours = JSON.stringify('paint' in fill ? fill.paint : {});
    for (const { properties } of features) expect(colours).toContain(JSON.stringify(properties['class']));
  });
});

test('the legend says what is missing: too few cases, no near repeats', () => {
  expect(legendOf({ picture: { ...significance, level: null } }).noteKey).toBe('patrolPlace.legend.tooFew');
  const none = { ...nearRepeat, reach: { radiusM: [null], threshold: 0 }, zones: [] };
  expect(legendOf({ picture: none }).noteKey).toBe('patrolPlace.legend.nearRepeatNone');
  expect(featuresOf(sceneOf({ picture: none }))).toEqual([]);
});

test.each(PICTURES.map((picture) => [picture.kind, picture] as const))(
  '%s of a data set without cases says so, and no dates',
  (_, picture) => {
    const facts = { cases: 0, weight: 0, window: { from: 0, to: 0 } };
    const legend = legendOf({ picture: { ...picture, facts } });
    expect(legend).toMatchObject({ noteKey: 'patrolPlace.legend.noData', rows: [] });
    expect(JSON.stringify(legend)).not.toContain('1970');
  },
);

test('a line whose ribbon is open is drawn alone, with its own n', () => {
  const { noteKey, noteValues } = legendOf({ picture: rides, lineId: 'two' });
  expect(noteKey).toBe('patrolPlace.legend.line');
  expect(noteValues).toMatchObject({ name: '示例线B', onLine: 0 });
  expect(
    featuresOf(sceneOf({ picture: rides, lineId: 'two' })).map(({ properties }) => properties['class']),
  ).toEqual(['class 0']);
});

test('units take their borders from the map', () => {
  const picture = {
    ...significance,
    cells: { ...significance.cells, kind: 'units' as const, edgeM: null, areaKm2: null },
    drawn: significance.drawn.map((cell) => ({ ...cell, ring: null, key: '430202001001901000' })),
  };
  expect(featuresOf(sceneOf({ picture })).map(({ geometry }) => geometry.type)).toEqual(
    Array.from({ length: 3 }, () => 'Polygon'),
  );
  expect(legendOf({ picture }).noteKey).toBe('patrolPlace.legend.significance.units');
});

test('the patrol desk draws its own picture instead of the smooth surface', () => {
  const input = fullInput();
  const ids = (shown: LayerInput['shown']) =>
    composeScene({ ...input, shown }, THEMES.wall).layers.map(({ id }) => id);
  expect(ids(new Set(['hotspots', 'patrol']))).toContain('hotspot-fill');
  expect(ids(new Set(['hotspots', 'patrol']))).not.toContain('hotspots');
  expect(
    composeScene({ ...input, shown: new Set(['patrol']) }, THEMES.wall).layers.map(({ id }) => id),
  ).not.toContain('hotspot-fill');
});
