import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { Polygon } from 'geojson';
import { beforeAll, expect, test } from 'vitest';
import { EMPTY_DESK_SCENE, type SceneAudit } from '../../src/domain/desk/scene.ts';
import { audit as layer } from '../../src/layers/audit.ts';
import { composeScene } from '../../src/layers/compose-scene.ts';
import { THEMES } from '../../src/themes/index.ts';
import { fullInput } from './fixtures.ts';

const ground: Polygon = { type: 'Polygon', coordinates: [[[113.1, 27.8], [113.2, 27.8], [113.2, 27.9], [113.1, 27.8]]] }; // prettier-ignore
const scene = (isAfter: boolean): SceneAudit => ({
  findings: [
    { number: 1, position: [113.1, 27.8] },
    { number: 2, position: [113.2, 27.8] },
  ],
  chosen: { number: 2, units: [{ geometry: ground, isMended: isAfter }], ground, isAfter },
});
const composed = (audit: SceneAudit | null, theme = THEMES['desk-dark']) => {
  const input = fullInput();
  const shown = new Set([...input.shown, 'audit'] as const);
  return composeScene({ ...input, shown, desk: { ...EMPTY_DESK_SCENE, audit } }, theme);
};

beforeAll(() => layer.code.fetch());

test.each(Object.values(THEMES).map((theme) => [theme.id, theme] as const))(
  'the audit is a valid style in %s',
  (_id, theme) => {
    const { sources, layers } = composed(scene(false), theme);
    expect(validateStyleMin({ version: 8, sources, layers })).toEqual([]);
  },
);

test('the chosen finding is drawn by its ground and units, the others as numbered marks', () => {
  const { sources, layers } = composed(scene(true));
  const counts = ['audit-marks', 'audit-units', 'audit-ground'].map((id) => {
    const source = sources[id];
    return source?.type === 'geojson' && typeof source.data === 'object' && 'features' in source.data
      ? source.data.features.length
      : -1;
  });
  expect(counts).toEqual([2, 1, 1]);
  const marks = layers.find(({ id }) => id === 'audit-marks');
  expect(marks?.type === 'circle' && marks.filter).toEqual(['!=', ['get', 'number'], '2']);
});

test('the legend has its n, and says before from after', () => {
  const rowsOf = (audit: SceneAudit) =>
    composed(audit)
      .legend.find(({ id }) => id === 'audit')
      ?.rows.map(({ labelKey }) => labelKey);
  expect(composed(scene(false)).legend.find(({ id }) => id === 'audit')?.noteValues).toEqual({ n: 2 });
  expect(rowsOf(scene(false))).toContain('audit.legend.before');
  expect(rowsOf(scene(true))).toContain('audit.legend.after');
  expect(rowsOf({ ...scene(true), chosen: null })).toEqual(['audit.legend.finding']);
  expect(composed(null).legend.some(({ id }) => id === 'audit')).toBe(false);
});
