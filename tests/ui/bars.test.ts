import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { barScale, valueTicks } from '../../src/ui/charts/bar-scale.ts';
import { layOutBars, type BarStripData } from '../../src/ui/charts/lay-out-bars.ts';

const SIZE = { width: 900, height: 60, fontPx: 14 };
/** A strip of whole bars, nothing of which stands out. */
const strip = (counts: readonly number[], rest: Partial<BarStripData> = {}): BarStripData => ({
  counts,
  strong: counts.map(() => 0),
  start: 0,
  step: 1 / counts.length,
  ...rest,
});
/** A quiet day of 24 bars with one more at its end. */
const dayAnd = (last: number) => [...Array.from({ length: 24 }, (_, hour) => 6 + (hour % 5)), last];

const countLists = fc.array(fc.oneof(fc.nat(20), fc.nat(1000)), { minLength: 1, maxLength: 60 });

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
        const { bars } = layOutBars({ counts, strong, start: -0.005, step: 1 / counts.length }, SIZE);
        for (const { x, y, width, height } of bars) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(900);
          expect(y).toBeGreaterThanOrEqual(-1e-9);
          expect(y + height).toBeLessThanOrEqual(60 + 1e-9);
          expect(height).toBeGreaterThan(0);
        }
        expect(bars.some(({ isStrong }) => isStrong)).toBe(strong.some((count) => count > 0));
        const { top, most } = barScale(counts);
        const tallest = Math.max(0, ...bars.map(({ y }) => 60 - y));
        if (most <= top) expect(tallest).toBeCloseTo(most === 0 ? 0 : (60 * most) / top, 6);
      },
    ),
    { numRuns: 200 },
  );
});

test('a count of one beside a thousand is still seen, a zero is not drawn', () => {
  const { bars } = layOutBars(strip([1000, 1, 0], { strong: [0, 1, 0] }), {
    ...SIZE,
    width: 300,
    height: 50,
  });
  expect(bars).toHaveLength(2);
  expect(bars[1]).toMatchObject({ height: 1, isStrong: true });
});

describe('the scale', () => {
  test('ends at the largest count while no peak flattens the rest', () => {
    expect(barScale(dayAnd(18))).toEqual({ top: 18, most: 18 });
    expect(barScale([])).toEqual({ top: 1, most: 0 });
    // Of few or low bars nobody can say what is usual.
    expect(barScale([1, 1, 60])).toEqual({ top: 60, most: 60 });
    expect(barScale([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 9])).toEqual({ top: 9, most: 9 });
  });

  test('is cut at a round number above the usual where one peak is beside them', () => {
    expect(barScale(dayAnd(120))).toEqual({ top: 15, most: 120 });
  });

  test('lets the usual bars keep two fifths of the height whatever the peak', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 2000 }), fc.integer({ min: 1, max: 1000 }), (usual, times) => {
        const counts = [...Array.from({ length: 30 }, () => usual), usual * times];
        const { top } = barScale(counts);
        expect(usual / top).toBeGreaterThanOrEqual(times > 3 ? 0.4 : 1 / 3);
      }),
    );
  });

  test('a peak is drawn to the top with a break, and its count is written', () => {
    const { bars, breaks, values } = layOutBars(strip(dayAnd(120)), SIZE);
    const last = bars.at(-1);
    expect(values).toEqual([{ x: expect.closeTo(900 - 18, -1), count: 120 }]);
    expect(breaks).toHaveLength(1);
    expect(breaks[0]).toMatchObject({ x: last?.x, width: last?.width });
    expect(breaks[0]?.y).toBeGreaterThan(last?.y ?? 60);
    // The line of text above it is free.
    expect(last?.y).toBeGreaterThanOrEqual(SIZE.fontPx);
    expect(bars[0]?.height).toBeGreaterThan(15);
  });

  test('of cut bars side by side only counts that do not lie over each other are written, the largest first', () => {
    fc.assert(
      fc.property(countLists, (counts) => {
        const { values, breaks } = layOutBars(strip(counts), SIZE);
        expect(values.length > 0).toBe(breaks.length > 0);
        if (values.length > 0) expect(values[0]?.count).toBe(Math.max(...counts));
        for (const [index, { x }] of values.entries())
          for (const other of values.slice(index + 1)) expect(Math.abs(other.x - x)).toBeGreaterThan(14);
      }),
    );
  });
});

describe('the axis', () => {
  test('has round values below the top, no more than fit', () => {
    expect(valueTicks(17, 60, 20)).toEqual([5, 10, 15]);
    expect(valueTicks(17, 30, 20)).toEqual([10]);
    expect(valueTicks(1, 60, 20)).toEqual([1]);
    expect(valueTicks(2340, 60, 20)).toEqual([1000, 2000]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 10, max: 300 }), (top, heightPx) => {
        const ticks = valueTicks(top, heightPx, 20);
        expect(ticks.length).toBeGreaterThan(0);
        expect(ticks.length).toBeLessThanOrEqual(Math.max(1, Math.min(3, Math.floor(heightPx / 20))));
        for (const tick of ticks) {
          expect(tick).toBeLessThanOrEqual(top);
          expect(String(tick)).toMatch(/^[1-9]\d?0*$/);
        }
      }),
    );
  });

  test('its lines stand where bars of their value end', () => {
    const { bars, ticks } = layOutBars(strip([20, 10, 5]), SIZE);
    expect(ticks.find(({ value }) => value === 10)?.y).toBeCloseTo(bars[1]?.y ?? -1, 6);
  });
});

describe('the newest bar', () => {
  test('has its whole width and says how much of its time has passed', () => {
    const { bars, unfinished } = layOutBars(strip(dayAnd(3), { lastElapsed: 0.25 }), SIZE);
    const [before, last] = bars.slice(-2);
    expect(last?.width).toBeCloseTo(before?.width ?? 0, 6);
    expect(last?.isUnfinished).toBe(true);
    expect(before?.isUnfinished).toBe(false);
    expect(unfinished?.elapsedPx).toBeCloseTo((last?.width ?? 0) / 4, 6);
  });

  test('is like the others when its time is over', () => {
    expect(layOutBars(strip(dayAnd(3)), SIZE).unfinished).toBeNull();
  });
});
