import { latest, normalizePropertyExpression } from '@maplibre/maplibre-gl-style-spec';
import { expect, test } from 'vitest';
import { composeScene } from '../../src/layers/compose-scene.ts';
import { withLeastText } from '../../src/layers/style/text-size.ts';
import { THEMES } from '../../src/themes/index.ts';
import type { Theme } from '../../src/themes/theme.ts';
import { fullInput } from './fixtures.ts';

/** The height of a layer's letters at a zoom, px of the map. */
function textPx(size: unknown, zoom: number): number {
  const expression = normalizePropertyExpression(
    size as never,
    'text-size',
    latest.layout_symbol['text-size'] as never,
  );
  return Number(expression.evaluate({ zoom }, { type: 'Point', properties: {} }));
}

const zooms = Array.from({ length: 13 }, (_, step) => 8 + step * 0.75);
const textLayers = (theme: Theme) =>
  composeScene(fullInput(), theme).layers.flatMap((layer) =>
    layer.type === 'symbol' && layer.layout?.['text-field'] !== undefined ? [layer] : [],
  );

test('no letter of the map is lower than a sixtieth of a wall, at any zoom', () => {
  const layers = textLayers(THEMES.wall);
  expect(layers.length).toBeGreaterThanOrEqual(10);
  for (const { id, layout } of layers)
    for (const zoom of zooms)
      expect(textPx(layout?.['text-size'] ?? 16, zoom), `${id} at ${zoom}`).toBeGreaterThanOrEqual(18);
});

test('on a wall the names of large units still stand out, and a desk keeps its letters', () => {
  const sizeOf = (id: string, theme: Theme) =>
    textPx(textLayers(theme).find((layer) => layer.id === id)?.layout?.['text-size'], 12);
  expect(sizeOf('labels-county', THEMES.wall)).toBeGreaterThan(sizeOf('labels-village', THEMES.wall));
  expect(sizeOf('labels-village', THEMES['desk-dark'])).toBeLessThan(12);
});

test('sizes by rule grow too, and what has no letters stays', () => {
  const symbol = (size: unknown) =>
    ({ id: 'a', type: 'symbol', source: 'a', layout: { 'text-size': size } }) as never;
  expect(withLeastText(symbol(['step', ['zoom'], 10, 14, 20]), THEMES.wall)).toMatchObject({
    layout: { 'text-size': ['step', ['zoom'], 18, 14, 26] },
  });
  const line = { id: 'b', type: 'line', source: 'a' } as const;
  expect(withLeastText(line, THEMES.wall)).toBe(line);
});
