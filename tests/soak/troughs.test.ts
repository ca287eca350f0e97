import fc from 'fast-check';
import { expect, it } from 'vitest';
import { theilSen } from './theil-sen.ts';
import { troughsOf } from './troughs.ts';

/** A saw that is cut every `period` minutes, over a floor that rises by `perHour`. */
const saw = (period: number, height: number, perHour: number) =>
  Array.from({ length: 121 }, (_, minute) => ({
    x: minute / 60,
    y: 300 + (perHour * minute) / 60 + ((minute % period) / period) * height,
  }));

it('are one a window, the unfinished one left out', () => {
  expect(troughsOf(saw(5, 60, 0))).toHaveLength(12);
  expect(troughsOf(saw(5, 60, 0).slice(0, 116))).toHaveLength(11);
  expect(troughsOf([])).toEqual([]);
  expect(troughsOf(saw(5, 60, 0)).every(({ y }) => y === 300)).toBe(true);
});

it('rise as the floor does, whatever the saw', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 9 }),
      fc.integer({ min: 0, max: 200 }),
      fc.integer({ min: 0, max: 20 }),
      (period, height, perHour) => {
        const { slope } = theilSen(troughsOf(saw(period, height, perHour)));
        expect(slope).toBeCloseTo(perHour, 6);
      },
    ),
  );
});
