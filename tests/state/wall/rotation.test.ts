import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  advance,
  beginRotation,
  goTo,
  pause,
  PAUSE_MS,
  progressOfStop,
  resumeRotation,
  type Rotation,
} from '../../../src/state/wall/rotation.ts';

const route = { stopCount: 5, paceMs: 30_000, isHeld: false };

/** The clock looks every `stepMs` until `until`; returns the rotation and every stop it reached on the way. */
function run(rotation: Rotation, until: number, options = route, stepMs = 250) {
  const reached: number[] = [];
  let now = rotation.at;
  while (now < until) {
    now = Math.min(until, now + stepMs);
    const next = advance(rotation, now, options);
    if (next.stop !== rotation.stop) reached.push(next.stop);
    rotation = next;
  }
  return { rotation, reached };
}

type Act = { kind: 'wait'; ms: number; isHeld: boolean } | { kind: 'input' } | { kind: 'go'; stop: number };
const acts = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('wait' as const),
      ms: fc.integer({ min: 1, max: 200_000 }),
      isHeld: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('input' as const) }),
    fc.record({ kind: fc.constant('go' as const), stop: fc.integer({ min: -9, max: 30 }) }),
  ),
  { maxLength: 60 },
);

describe('the rotation', () => {
  test('never moves by itself while it is paused or held, whatever happened before', () => {
    fc.assert(
      fc.property(acts, fc.integer({ min: 1, max: 9 }), (sequence: Act[], stopCount) => {
        let now = 1000;
        let rotation = beginRotation(now);
        let pausedUntil = 0;
        for (const act of sequence) {
          const before = rotation;
          if (act.kind === 'input') rotation = pause(rotation, now);
          else if (act.kind === 'go') rotation = goTo(rotation, act.stop, stopCount, now);
          else {
            now += act.ms;
            rotation = advance(rotation, now, { stopCount, paceMs: 30_000, isHeld: act.isHeld });
            if (act.isHeld || now <= pausedUntil) {
              expect(rotation.stop).toBe(before.stop);
              expect(rotation.shownMs).toBe(before.shownMs);
            }
          }
          if (act.kind !== 'wait') pausedUntil = now + PAUSE_MS;
          expect(rotation.stop).toBeGreaterThanOrEqual(0);
          expect(rotation.stop).toBeLessThan(stopCount);
          expect(progressOfStop(rotation, 30_000)).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('visits every stop in order, each for the pace, at any beat of the clock', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 5_000, max: 120_000 }),
        fc.integer({ min: 50, max: 1_000 }),
        (stopCount, paceMs, stepMs) => {
          const until = (stopCount + 1) * (paceMs + stepMs);
          const { reached } = run(beginRotation(0), until, { stopCount, paceMs, isHeld: false }, stepMs);
          const expected =
            stopCount === 1 ? [] : Array.from({ length: stopCount }, (_, index) => (index + 1) % stopCount);
          expect(reached.slice(0, expected.length)).toEqual(expected);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('goes on when the pause has passed, with the time that the stop still had', () => {
    const half = run(beginRotation(0), 20_000).rotation;
    const paused = pause(half, 20_000);
    const atEnd = run(paused, 20_000 + PAUSE_MS).rotation;
    expect([atEnd.stop, atEnd.shownMs]).toEqual([0, 20_000]);
    expect(run(atEnd, 20_000 + PAUSE_MS + 9_750).reached).toEqual([]);
    expect(run(atEnd, 20_000 + PAUSE_MS + 10_250).reached).toEqual([1]);
  });

  test('an input during the pause begins it anew', () => {
    const again = pause(pause(beginRotation(0), 0), 59_000);
    expect(run(again, 59_000 + PAUSE_MS + 29_000).reached).toEqual([]);
  });

  test('a page that slept goes on by one stop, not by all that it missed', () => {
    expect(advance(beginRotation(0), 3_600_000, route).stop).toBe(1);
  });

  test('goes to a stop by hand, round both ends, and stays there', () => {
    const there = goTo(beginRotation(0), -1, 5, 0);
    expect(there.stop).toBe(4);
    expect(goTo(there, 7, 5, 0).stop).toBe(2);
    expect(run(there, PAUSE_MS).rotation.stop).toBe(4);
  });

  test('switched off and on again it stays at its stop for the whole pace, paused or not', () => {
    const there = goTo(beginRotation(0), 3, 5, 1_000);
    const again = resumeRotation(there, 9_000);
    expect(again.stop).toBe(3);
    expect(run(again, 9_000 + 29_750).reached).toEqual([]);
    expect(run(again, 9_000 + 30_250).reached).toEqual([4]);
  });

  test('without a stop nothing happens', () => {
    expect(advance(beginRotation(0), 99_000, { ...route, stopCount: 0 }).stop).toBe(0);
    expect(goTo(beginRotation(0), 3, 0, 0).stop).toBe(0);
  });
});
