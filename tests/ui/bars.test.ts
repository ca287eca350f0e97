import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOutBars } from '../../src/ui/charts/draw-bars.ts';

test('bars stand on the ground, inside the strip, and their areas keep the ratio of the counts', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(1000), fc.double({ min: 0, max: 1, noNaN: true })), {
        minLength: 1,
        maxLength: 60,
      }),
      (rows) => {
        const counts = rows.map(([count]) => count);
        const strong = rows.map(([count, share]) => Math.floor(count * share));
        const bars = layOutBars({ counts, strong, start: -0.005, step: 1 / counts.length }, 900, 60);
        for (const { x, y, width, height } of bars) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(900);
          expect(y).toBeGreaterThanOrEqual(-1e-9);
          expect(y + height).toBeLessThanOrEqual(60 + 1e-9);
          expect(height).toBeGreaterThan(0);
        }
        expect(bars.some(({ isStrong }) => isStrong)).toBe(strong.some((count) => count > 0));
        const tallest = Math.max(0, ...bars.map(({ y }) => 60 - y));
        expect(tallest).toBeCloseTo(
          counts.some((count) => count > 0) ? (60 * Math.max(...counts)) / Math.max(1, ...counts) : 0,
          6,
        );
      },
    ),
    { numRuns: 200 },
  );
});

test('a count of one beside a thousand is still seen, a zero is not drawn', () => {
  const bars = layOutBars({ counts: [1000, 1, 0], strong: [0, 1, 0], start: 0, step: 1 / 3 }, 300, 50);
  expect(bars).toHaveLength(2);
  expect(bars[1]).toMatchObject({ height: 1, isStrong: true });
});
