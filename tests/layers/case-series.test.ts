import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { beforeAll, expect, test } from 'vitest';
import { EMPTY_DESK_SCENE, type SceneSeries } from '../../src/domain/desk/scene.ts';
import { caseSeries } from '../../src/layers/case-series.ts';
import { composeScene } from '../../src/layers/compose-scene.ts';
import type { LayerInput } from '../../src/layers/model/layer-input.ts';
import { THEMES } from '../../src/themes/index.ts';
import { fullInput } from './fixtures.ts';

const series: SceneSeries = {
  cases: [
    { caseNo: 'C1', order: 1, position: [113.1, 27.8], isChosen: true },
    { caseNo: 'C2', order: 2, position: [113.2, 27.8], isChosen: true },
    { caseNo: 'C3', order: 3, position: [113.2, 27.9], isChosen: false },
  ],
  links: [
    { from: [113.1, 27.8], to: [113.2, 27.8], probability: 0.9, isChosen: true },
    { from: [113.2, 27.8], to: [113.2, 27.9], probability: 0.6, isChosen: false },
  ],
};
const inputOf = (shown: SceneSeries | null): LayerInput => {
  const input = fullInput();
  return {
    ...input,
    shown: new Set([...input.shown, 'patrol']),
    desk: { ...EMPTY_DESK_SCENE, series: shown },
  };
};

beforeAll(() => caseSeries.code.fetch());

test.each(Object.values(THEMES).map((theme) => [theme.id, theme] as const))(
  'linked cases are a valid style in %s',
  (_id, theme) => {
    const { sources, layers } = composeScene(inputOf(series), theme);
    expect(layers.map(({ id }) => id)).toContain('series-numbers');
    expect(validateStyleMin({ version: 8, sources, layers })).toEqual([]);
  },
);

test('they are numbered and say how many they are', () => {
  const { sources, legend } = composeScene(inputOf(series), THEMES.wall);
  const source = sources['series-cases'];
  expect(JSON.stringify(source)).toContain('"sign":"3"');
  const [first, ...others] = series.cases;
  const atOneStop = {
    ...series,
    cases: [first!, ...others.map((one) => ({ ...one, position: first!.position }))],
  };
  const shared = JSON.stringify(composeScene(inputOf(atOneStop), THEMES.wall).sources['series-cases']);
  expect(shared).toContain('"sign":"×3","orders":"1 · 2 · 3"');
  expect(legend.find(({ id }) => id === 'caseSeries')?.rows[0]?.values).toEqual({ n: 3 });
});

test('a click on a case names it, and answers by a part of the style', () => {
  const { pick } = caseSeries;
  const ids = composeScene(inputOf(series), THEMES.wall).layers.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining([...(pick?.styleLayers ?? ['none'])]));
  expect(pick?.selection({ caseNo: 'C2' })).toEqual({ kind: 'case', id: 'C2' });
});

test('nothing is drawn while the page shows none, and the same series is the same data', () => {
  expect(composeScene(inputOf(null), THEMES.wall).layers.map(({ id }) => id)).not.toContain('series-cases');
  const [one, other] = [inputOf(series), inputOf(series)].map(
    (input) => composeScene(input, THEMES.wall).sources['series-cases'],
  );
  expect(one?.type === 'geojson' && other?.type === 'geojson' && one.data === other.data).toBe(true);
});
