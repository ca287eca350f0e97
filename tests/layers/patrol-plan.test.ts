import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { beforeAll, expect, test } from 'vitest';
import type { DeskScene } from '../../src/domain/desk/scene.ts';
import type { Position } from '../../src/domain/geo/positions.ts';
import { composeScene } from '../../src/layers/compose-scene.ts';
import type { LayerInput } from '../../src/layers/model/layer-input.ts';
import { patrolPlan } from '../../src/layers/patrol-plan.ts';
import { THEMES } from '../../src/themes/index.ts';
import { fullInput } from './fixtures.ts';

const [A, B]: Position[] = [
  [113, 27.8],
  [113.01, 27.8],
];
const stop = (order: number, position: Position, isLocked = false) => ({
  order,
  name: `站${order}`,
  position,
  arriveAt: order * 1000,
  leaveAt: order * 1000 + 500,
  isLocked,
});
const plan: NonNullable<DeskScene['plan']> = {
  teams: [
    { team: 1, stops: [stop(1, A!, true), stop(2, B!), stop(3, A!)], path: [A!, B!, A!] },
    { team: 2, stops: [stop(1, B!)], path: [B!] },
  ],
  shownTeam: 1,
  now: [{ team: 2, position: B! }],
};
const inputOf = (shown: DeskScene['plan']): LayerInput => {
  const input = fullInput();
  return { ...input, shown: new Set([...input.shown, 'patrol']), desk: { ...input.desk, plan: shown } };
};
const featuresOf = (scene: ReturnType<typeof composeScene>, id: string) => {
  const source = scene.sources[id];
  if (source?.type !== 'geojson' || typeof source.data !== 'object' || !('features' in source.data))
    throw new Error(`no features in ${id}`);
  return source.data.features;
};

beforeAll(() => patrolPlan.code.fetch());

test.each(Object.values(THEMES).map((theme) => [theme.id, theme] as const))(
  'a plan is a valid style in %s',
  (_id, theme) => {
    const { sources, layers } = composeScene(inputOf(plan), theme);
    expect(validateStyleMin({ version: 8, sources, layers })).toEqual([]);
  },
);

test('a place is one disc with the number of its first visit, and a round of one place has no way', () => {
  const scene = composeScene(inputOf(plan), THEMES['desk-dark']);
  const discs = featuresOf(scene, 'patrol-plan-stops').map(({ properties }) => properties);
  expect(discs).toEqual([
    { label: '1', name: '站1', locked: true, shown: true },
    { label: '2', name: '站2', locked: false, shown: true },
    { label: '1', name: '站1', locked: false, shown: false },
  ]);
  expect(featuresOf(scene, 'patrol-plan-lines')).toHaveLength(1);
  expect(featuresOf(scene, 'patrol-plan-now').map(({ properties }) => properties)).toEqual([
    { label: '2', shown: false },
  ]);
});

test('only what moves is made anew when the moment changes', () => {
  const [one, other] = [plan, { ...plan, now: [{ team: 2, position: A! }] }].map((shown) =>
    composeScene(inputOf(shown), THEMES['desk-dark']),
  );
  expect(featuresOf(other!, 'patrol-plan-stops')).toBe(featuresOf(one!, 'patrol-plan-stops'));
  expect(featuresOf(other!, 'patrol-plan-now')).not.toBe(featuresOf(one!, 'patrol-plan-now'));
});

test('nothing is drawn without a plan, and elsewhere than at the desk', () => {
  const none = composeScene(inputOf(null), THEMES['desk-dark']);
  const elsewhere = composeScene({ ...inputOf(plan), shown: new Set() }, THEMES['desk-dark']);
  for (const { sources } of [none, elsewhere])
    expect(Object.keys(sources).filter((id) => id.startsWith('patrol-plan'))).toEqual([]);
});
