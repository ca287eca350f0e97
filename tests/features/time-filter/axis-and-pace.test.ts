import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startOfDay } from '../../../src/domain/time/zone.ts';
import { axisTicks } from '../../../src/features/time-filter/axis-ticks.ts';
import { advancePlayback, paceOf } from '../../../src/features/time-filter/playback-pace.ts';
import { wholeUnitText } from '../../../src/features/time-filter/span-text.ts';
import { runFrames, type FrameClock } from '../../../src/features/time-filter/use-playback.ts';
import {
  DEFAULT_VIEW,
  PLAYBACK_FILMS,
  PLAYBACK_MANNERS,
  PLAYBACK_RATES,
  PLAYBACK_SPANS,
  PLAYBACK_SPEEDS,
  PLAYBACK_STEPS_MS,
  type Playback,
} from '../../../src/state/view/view-state.ts';

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

const playback = (patch: Partial<Playback>): Playback => ({ ...DEFAULT_VIEW.playback, ...patch });

describe('playback', () => {
  const playbacks = fc.record({
    playing: fc.constant(true),
    film: fc.constantFrom(...PLAYBACK_FILMS),
    manner: fc.constantFrom(...PLAYBACK_MANNERS),
    span: fc.constantFrom(...PLAYBACK_SPANS),
    speed: fc.constantFrom(...PLAYBACK_SPEEDS),
    stepMs: fc.constantFrom(...PLAYBACK_STEPS_MS),
    rate: fc.constantFrom(...PLAYBACK_RATES),
    windowMs: fc.constant(null),
    weekHours: fc.constant(3),
  });

  test('loses no time, however the frames fall', () => {
    fc.assert(
      fc.property(
        playbacks,
        fc.array(fc.double({ min: 1, max: 400, noNaN: true }), { minLength: 50, maxLength: 200 }),
        (chosen, frames) => {
          const pace = paceOf(chosen);
          let moved = 0;
          let rest = 0;
          for (const frame of frames) {
            const { byMs, restMs } = advancePlayback(pace, frame, rest);
            expect(byMs % pace.quantumMs).toBe(0);
            moved += byMs;
            rest = restMs;
          }
          const realMs = frames.reduce((sum, frame) => sum + frame, 0);
          expect(moved + (rest / 1000) * pace.perSecondMs).toBeCloseTo(
            (realMs / 1000) * pace.perSecondMs,
            -1,
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  test('a second at ×3600 is an hour, at ×1 a second', () => {
    expect(advancePlayback(paceOf(playback({ speed: 3600 })), 1000).byMs).toBe(HOUR_MS);
    expect(advancePlayback(paceOf(playback({ speed: 1 })), 1000).byMs).toBe(1000);
    expect(advancePlayback(paceOf(playback({ speed: 1 })), 999).byMs).toBe(0);
  });

  test('by days at one a second goes over 30 days in half a minute', () => {
    const pace = paceOf(playback({ manner: 'step', stepMs: DAY_MS, rate: 1 }));
    let moved = 0;
    let rest = 0;
    for (let second = 0; second < 30; second++) {
      const { byMs, restMs } = advancePlayback(pace, 1000, rest);
      moved += byMs;
      rest = restMs;
    }
    expect(moved).toBe(30 * DAY_MS);
  });

  test('jumps as often in a second as it says', () => {
    const pace = paceOf(playback({ manner: 'step', stepMs: HOUR_MS, rate: 4 }));
    expect(advancePlayback(pace, 249)).toEqual({ byMs: 0, restMs: 249 });
    expect(advancePlayback(pace, 251)).toEqual({ byMs: HOUR_MS, restMs: 1 });
    expect(advancePlayback(pace, 1100)).toEqual({ byMs: 4 * HOUR_MS, restMs: 100 });
  });

  test('the film of a week knows whole hours, and no jump beyond a day', () => {
    const smooth = paceOf(playback({ film: 'week', speed: 1800 }));
    expect(advancePlayback(smooth, 1999).byMs).toBe(0);
    expect(advancePlayback(smooth, 2000).byMs).toBe(HOUR_MS);
    const jump = (stepMs: number) =>
      advancePlayback(paceOf(playback({ film: 'week', manner: 'step', stepMs })), 1000).byMs;
    expect([90 * 60_000, 7 * DAY_MS].map(jump)).toEqual([HOUR_MS, DAY_MS]);
  });

  test('does not leap after the machine has slept', () => {
    expect(advancePlayback(paceOf(playback({})), 3_600_000)).toEqual({ byMs: 0, restMs: 0 });
  });
});

describe('frames', () => {
  function fakeWindow() {
    const tasks: ((nowMs: number) => void)[] = [];
    const listeners = new Set<unknown>();
    const page = {
      visibilityState: 'visible' as DocumentVisibilityState,
      addEventListener: (_: string, listener: unknown) => void listeners.add(listener),
      removeEventListener: (_: string, listener: unknown) => void listeners.delete(listener),
    };
    const clock: FrameClock = {
      requestAnimationFrame: (task) => tasks.push(task),
      cancelAnimationFrame: () => tasks.splice(0),
      document: page,
    };
    const show = (visibilityState: DocumentVisibilityState) => {
      page.visibilityState = visibilityState;
      for (const listener of listeners) if (typeof listener === 'function') listener();
    };
    const frame = (nowMs: number) => tasks.splice(0).forEach((task) => task(nowMs));
    return { clock, show, frame, tasks, listeners };
  }

  test('tell the real time between them, and nothing of the time the page was hidden', () => {
    const { clock, show, frame, tasks, listeners } = fakeWindow();
    const passed: number[] = [];
    const end = runFrames(clock, (ms) => passed.push(ms));
    for (const now of [100, 116, 150]) frame(now);
    show('hidden');
    frame(5000);
    show('visible');
    for (const now of [9000, 9016]) frame(now);
    expect(passed).toEqual([16, 34, 16]);
    end();
    expect([tasks.length, listeners.size]).toEqual([0, 0]);
  });
});

test('spans are named by their largest whole unit', () => {
  expect([6 * HOUR_MS, DAY_MS, 7 * DAY_MS, 900_000].map(wholeUnitText)).toEqual([
    { key: 'time.hours', n: 6 },
    { key: 'time.days', n: 1 },
    { key: 'time.weeks', n: 1 },
    { key: 'time.minutes', n: 15 },
  ]);
});
