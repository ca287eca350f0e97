import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginTour,
  playTour,
  presenterClock,
  remainingMs,
  type TourAction,
  type TourPlayer,
} from '../../../src/domain/tour/player.ts';

const DURATIONS = [10_000, 20_000, 30_000];

/** A tour led through actions at moments. */
function led(player: TourPlayer, steps: readonly [TourAction, number][]): TourPlayer {
  return steps.reduce((now, [action, atMs]) => playTour(now, action, atMs, DURATIONS), player);
}
const ticks = (fromMs: number, toMs: number, everyMs = 250): [TourAction, number][] =>
  Array.from({ length: Math.floor((toMs - fromMs) / everyMs) }, (_, index) => [
    { kind: 'tick' },
    fromMs + (index + 1) * everyMs,
  ]);

describe('a tour', () => {
  it('leaves a stop when its time has passed, and stands at the end of the last one', () => {
    const begun = beginTour(0, 3, true, 0);
    expect(led(begun, ticks(0, 9_750))).toMatchObject({ stop: 0, shownMs: 9_750 });
    expect(led(begun, ticks(0, 10_000))).toMatchObject({ stop: 1, shownMs: 0 });
    expect(led(begun, ticks(0, 59_750))).toMatchObject({ stop: 2, isPlaying: true });
    const ended = led(begun, ticks(0, 60_000));
    expect(ended).toMatchObject({ stop: 2, isPlaying: false });
    expect(remainingMs(ended, DURATIONS)).toBe(0);
    expect(led(ended, ticks(60_000, 90_000))).toMatchObject({ stop: 2, isPlaying: false });
  });

  it('stands while it is paused, and goes on where it was', () => {
    const paused = led(beginTour(0, 3, true, 0), [...ticks(0, 4_000), [{ kind: 'toggle' }, 4_000]]);
    expect(paused).toMatchObject({ isPlaying: false, shownMs: 4_000 });
    const later = led(paused, [
      ...ticks(4_000, 60_000),
      [{ kind: 'toggle' }, 60_000],
      ...ticks(60_000, 61_000),
    ]);
    expect(later).toMatchObject({ stop: 0, isPlaying: true, shownMs: 5_000 });
  });

  it('played on from its end, begins anew', () => {
    const ended = led(beginTour(2, 3, true, 0), ticks(0, 31_000));
    expect(playTour(ended, { kind: 'toggle' }, 31_000, DURATIONS)).toMatchObject({
      stop: 0,
      isPlaying: true,
      shownMs: 0,
    });
  });

  it.each([
    ['next', 1, 2],
    ['next', 2, 2],
    ['previous', 1, 0],
    ['previous', 0, 0],
    ['first', 2, 0],
    ['last', 0, 2],
  ] as const)('%s from stop %i goes to stop %i', (kind, from, to) => {
    expect(playTour(beginTour(from, 3, false, 0), { kind }, 100, DURATIONS).stop).toBe(to);
  });

  it('goes to a stop that it has, and nowhere else', () => {
    const begun = beginTour(1, 3, false, 0);
    const goTo = (stop: number) => playTour(begun, { kind: 'goTo', stop }, 1, DURATIONS).stop;
    expect([goTo(0), goTo(2), goTo(3), goTo(-1)]).toEqual([0, 2, 1, 1]);
    expect(beginTour(98, 3, false, 0).stop).toBe(2);
    expect(beginTour(-4, 3, false, 0).stop).toBe(0);
  });

  it('gives a stop that is gone to by hand its whole time, and plays on', () => {
    const moved = led(beginTour(0, 3, true, 0), [...ticks(0, 8_000), [{ kind: 'next' }, 8_100]]);
    expect(moved).toMatchObject({ stop: 1, isPlaying: true, shownMs: 0 });
  });

  it('does not count what a page slept through', () => {
    const slept = led(beginTour(0, 3, true, 0), [...ticks(0, 2_000), [{ kind: 'tick' }, 3_600_000]]);
    expect(slept).toMatchObject({ stop: 0, shownMs: 2_000 });
  });

  it('lets the presenter’s clock run on, and begin anew at the first stop', () => {
    const begun = beginTour(0, 3, false, 1_000);
    expect(playTour(begun, { kind: 'next' }, 50_000, DURATIONS).begunAt).toBe(1_000);
    expect(playTour(begun, { kind: 'first' }, 60_000, DURATIONS).begunAt).toBe(60_000);
  });

  it('stays at a stop that exists, with a time that is none below zero, whatever is done', () => {
    const action = fc.oneof(
      fc.constantFrom('tick', 'next', 'previous', 'first', 'last', 'toggle').map((kind): TourAction => ({
        kind: kind as 'tick',
      })),
      fc.integer({ min: -5, max: 9 }).map((stop): TourAction => ({ kind: 'goTo', stop })),
    );
    const step = fc.tuple(action, fc.integer({ min: -500, max: 9_000 }));
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let player = beginTour(0, 3, true, 0);
        let now = 0;
        for (const [each, passedMs] of steps) {
          const before = player;
          now += passedMs;
          player = playTour(player, each, now, DURATIONS);
          expect([0, 1, 2]).toContain(player.stop);
          expect(player.at).toBeGreaterThanOrEqual(before.at);
          expect(player.shownMs).toBeGreaterThanOrEqual(0);
          if (each.kind === 'tick') expect(player.stop - before.stop).toBeLessThanOrEqual(1);
        }
      }),
      { seed: 430_200 },
    );
  });
});

describe('the presenter’s clock', () => {
  const clock = (stop: number, shownMs: number, spokenMs: number) =>
    presenterClock({ stop, shownMs, spokenMs }, [60_000, 30_000, 90_000]);

  it('holds what was spoken against the plan', () => {
    expect(clock(0, 10_000, 10_000)).toEqual({ planMs: 180_000, leftMs: 170_000, behindMs: 0 });
    expect(clock(1, 5_000, 80_000)).toEqual({ planMs: 180_000, leftMs: 100_000, behindMs: 15_000 });
    expect(clock(2, 0, 60_000)).toMatchObject({ behindMs: -30_000 });
  });

  it('runs on behind a stop that takes longer than its time, and over the whole plan', () => {
    expect(clock(0, 200_000, 200_000)).toEqual({ planMs: 180_000, leftMs: -20_000, behindMs: 140_000 });
  });
});
