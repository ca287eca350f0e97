import { describe, expect, test } from 'vitest';
import { colourDensity, heatTable, topOfScale } from '../../../src/map/painters/density-image.ts';
import { THEMES } from '../../../src/themes/index.ts';

const alpha = (pixel: number) => pixel >>> 24;

function colourOf(counts: readonly number[], table = heatTable(THEMES.wall)): number[] {
  const pixels = new Uint32Array(counts.length).fill(0xdeadbeef);
  const raster = {
    columns: counts.length,
    rows: 1,
    counts: Uint32Array.from(counts),
    most: Math.max(...counts),
  };
  colourDensity(raster, table, pixels);
  return [...pixels];
}

describe.each(Object.values(THEMES).map((theme) => [theme.id, theme] as const))('%s', (_id, theme) => {
  test('nothing is transparent, one incident is seen, more is never fainter', () => {
    const pixels = colourOf([0, 1, 2, 5, 20, 100, 5000, 60_000], heatTable(theme));
    expect(pixels[0]).toBe(0);
    const alphas = pixels.map(alpha);
    expect(alphas[1]).toBeGreaterThan(80);
    expect(alphas.slice(1)).toEqual(alphas.slice(1).sort((a, b) => a - b));
    expect(new Set(pixels).size).toBe(pixels.length);
  });

  test('the last colour of the table is the densest of the theme', () => {
    const [red, green, blue] = /[\d.]+,[\d.]+,[\d.]+/.exec(theme.map.heat.at(-1) ?? '')?.[0]?.split(',').map(Number) ?? []; // prettier-ignore
    const densest = heatTable(theme).at(-1) ?? 0;
    expect([densest & 255, (densest >> 8) & 255, (densest >> 16) & 255]).toEqual([red, green, blue]);
  });
});

test('the scale ends at the next power of two, so that a few incidents more change no colour', () => {
  expect([0, 1, 8, 9, 1000, 1024, 1025].map(topOfScale)).toEqual([8, 8, 8, 16, 1024, 1024, 2048]);
  expect(colourOf([3, 700])[0]).toBe(colourOf([3, 1000])[0]);
});
