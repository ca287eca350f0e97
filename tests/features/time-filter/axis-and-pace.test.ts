import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startOfDay } from '../../../src/domain/time/zone.ts';
import { axisTicks } from '../../../src/features/time-filter/axis-ticks.ts';
import { advancePlayback } from '../../../src/features/time-filter/playback-pace.ts';
import { spanText } from '../../../src/features/time-filter/span-text.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const at = (text: string) => Date.parse(`${text}+08:00`);

const labels = (from: string, to: string, most: number) =>
  axisTicks({ from: at(from), to: at(to) }, most).map(({ label }) => label);

describe('ticks', () => {
  test('stand on Shanghai midnights, Mondays and first days of months', () => {
    expect(labels('2026-11-18T09:00', '2026-11-20T22:41', 6)).toEqual(['12:00', '11-19', '12:00', '11-20', '12:00']); // prettier-ignore
    expect(labels('2026-11-14T22:00', '2026-11-20T22:41', 8)).toEqual(['11-15', '11-16', '11-17', '11-18', '11-19', '11-20']); // prettier-ignore
    expect(labels('2026-10-21T22:00', '2026-11-20T22:00', 5)).toEqual(['10-26', '11-02', '11-09', '11-16']);
    expect(labels('2025-06-21T22:00', '2026-11-20T22:00', 7)).toEqual(['2025-07', '2025-10', '2026-01', '2026-04', '2026-07', '2026-10']); // prettier-ignore
  });

  test('are never more than fit, and all lie inside', () => {
    const span = fc.tuple(
      fc.integer({ min: at('2010-01-01T00:00'), max: at('2030-01-01T00:00') }),
      fc.integer({ min: HOUR_MS, max: 9000 * DAY_MS }),
    );
    fc.assert(
      fc.property(span, fc.integer({ min: 2, max: 20 }), ([from, length], most) => {
        const ticks = axisTicks({ from, to: from + length }, most);
        expect(ticks.length).toBeLessThanOrEqual(most + 1);
        for (const { moment, label } of ticks) {
          expect(moment).toBeGreaterThanOrEqual(from);
          expect(moment).toBeLessThan(from + length);
          if (!label.includes(':')) expect(startOfDay(moment)).toBe(moment);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('playback', () => {
  test('loses no time, however the frames fall', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 4, 16, 60),
        fc.constantFrom(HOUR_MS, DAY_MS),
        fc.boolean(),
        fc.array(fc.double({ min: 1, max: 120, noNaN: true }), { minLength: 50, maxLength: 200 }),
        (speed, stepMs, isStepwise, frames) => {
          let moved = 0;
          let rest = 0;
          for (const frame of frames) {
            const { byMs, restMs } = advancePlayback({ speed, stepMs, isStepwise }, rest + frame);
            expect(byMs % (isStepwise ? speed * stepMs : 60_000)).toBe(0);
            moved += byMs;
            rest = restMs;
          }
          const expected = (frames.reduce((sum, frame) => sum + frame, 0) / 1000) * speed * stepMs;
          expect(Math.abs(moved + (rest / 1000) * speed * stepMs - expected)).toBeLessThan(1000);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('with less motion jumps once a second', () => {
    const pace = { speed: 4, stepMs: HOUR_MS, isStepwise: true };
    expect(advancePlayback(pace, 999)).toEqual({ byMs: 0, restMs: 999 });
    expect(advancePlayback(pace, 1001)).toEqual({ byMs: 4 * HOUR_MS, restMs: 1 });
  });

  test('does not leap after a tab has slept', () => {
    expect(advancePlayback({ speed: 1, stepMs: HOUR_MS, isStepwise: false }, 3_600_000).byMs).toBe(
      2 * HOUR_MS,
    );
  });
});

test('spans are named by their largest whole unit', () => {
  expect([6 * HOUR_MS, DAY_MS, 7 * DAY_MS, 900_000].map(spanText)).toEqual([
    { key: 'time.hours', n: 6 },
    { key: 'time.days', n: 1 },
    { key: 'time.weeks', n: 1 },
    { key: 'time.minutes', n: 15 },
  ]);
});
