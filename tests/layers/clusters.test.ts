import fc from 'fast-check';
import { expect, test } from 'vitest';
import { levelAtZoom } from '../../src/domain/view/map-view.ts';
import { clusterRadius, discOf, quantiseShares, shortCount } from '../../src/layers/marks/cluster-disc.ts';
import { spiderOffsets } from '../../src/layers/marks/spider.ts';
import { outsideOf } from '../../src/layers/focus-mask.ts';
import { incidentScale } from '../../src/layers/marks/incident-scale.ts';
import { cluster } from './fixtures.ts';

test('quantised shares add up to the full ring and keep what is rare', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(100_000), { minLength: 5, maxLength: 5 }), (shares) => {
      fc.pre(shares.some((share) => share > 0));
      const steps = quantiseShares(shares);
      expect(steps.reduce((sum, step) => sum + step, 0)).toBe(24);
      shares.forEach((share, index) => expect((steps[index] ?? 0) > 0).toBe(share > 0));
    }),
  );
  expect(quantiseShares([0, 0, 0, 0, 0])).toEqual([0, 0, 0, 0, 0]);
});

test('the radius grows with the count and stays between 11 and 30', () => {
  const radii = [1, 4, 18, 46, 88, 132, 240, 1000, 60_000].map(clusterRadius);
  expect(radii).toEqual([...radii].sort((a, b) => a - b));
  expect(Math.min(...radii)).toBeGreaterThanOrEqual(11);
  expect(Math.max(...radii)).toBeLessThanOrEqual(30);
});

test('clusters that look the same are the same disc, wherever they lie', () => {
  expect(discOf({ ...cluster, id: 99, longitude: 1 })).toEqual(discOf(cluster));
  expect(discOf({ ...cluster, progress: [10, 10, 10, 10] }).steps).toEqual([6, 6, 6, 6, 0]);
});

test('in highlight mode a disc counts its matches, shows the rest in its ring, and is dimmed without any', () => {
  const some = discOf({ ...cluster, matched: 10, progress: [10, 0, 0, 0] });
  expect([some.text, some.steps, some.opacity]).toEqual(['10', [6, 0, 0, 0, 18], 1]);
  const none = discOf({ ...cluster, matched: 0, progress: [0, 0, 0, 0] });
  expect([none.text, none.steps]).toEqual(['40', [0, 0, 0, 0, 24]]);
  expect(none.opacity).toBeLessThan(0.5);
});

test('single incidents grow with the zoom, in few steps', () => {
  const scales = Array.from({ length: 141 }, (_, step) => incidentScale(6 + step * 0.1));
  expect(scales).toEqual([...scales].sort((a, b) => a - b));
  expect([scales[0], scales.at(-1)]).toEqual([0.62, 1.1]);
  expect(new Set(scales).size).toBeLessThan(30);
});

test('counts are short enough for their disc', () => {
  expect([7, 999, 1000, 1437, 9949, 9950, 60_000, 1_200_000].map(shortCount)).toEqual([
    '7',
    '999',
    '1.0k',
    '1.4k',
    '9.9k',
    '10k',
    '60k',
    '1.2M',
  ]);
});

test('the legs of a spider end apart from each other', () => {
  for (const count of [1, 2, 5, 9, 10, 30, 60]) {
    const ends = spiderOffsets(count);
    expect(ends).toHaveLength(count);
    for (const [index, [x, y]] of ends.entries())
      for (const [otherX, otherY] of ends.slice(index + 1))
        expect(Math.hypot(x - otherX, y - otherY), `${count} legs`).toBeGreaterThan(15);
  }
});

test('the mask around a unit has the unit as its holes', () => {
  const ring = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ];
  const mask = outsideOf({ type: 'MultiPolygon', coordinates: [[ring], [ring]] });
  expect(mask.coordinates).toHaveLength(3);
  expect(mask.coordinates[1]).toEqual([...ring].reverse());
});

test('the level gets finer with the zoom', () => {
  expect([7, 9.4, 9.5, 10.4, 10.5, 10.9, 11, 15].map(levelAtZoom)).toEqual([
    'county',
    'county',
    'township',
    'township',
    'village',
    'village',
    'finest',
    'finest',
  ]);
});
