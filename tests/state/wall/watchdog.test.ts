import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { watchPage } from '../../../src/state/wall/page-watch.ts';
import { createWallStore } from '../../../src/state/stores/wall-store.ts';
import {
  beginWatch,
  look,
  noteFailedRecovery,
  reasonToReload,
  reloadsLeft,
  STILL_LIMIT_MS,
  type Watch,
} from '../../../src/state/wall/watchdog.ts';

/** Checks once a second from `watch` on; `frames` says how many frames there were at each check. */
function check(watch: Watch, seconds: number, frames: (second: number) => number, isVisible = true): Watch {
  for (let second = 1; second <= seconds; second++)
    watch = look(watch, { at: watch.at + 1000, frames: frames(second), isVisible });
  return watch;
}

describe('a picture', () => {
  test('that stands still for 30 s is loaded anew, and not a second sooner', () => {
    const still = check(beginWatch(0), 29, () => 0);
    expect(reasonToReload(still)).toBeUndefined();
    expect(reasonToReload(check(still, 1, () => 0))).toBe('still');
  });

  test('that nobody sees may stand still', () => {
    expect(reasonToReload(check(beginWatch(0), 600, () => 0, false))).toBeUndefined();
  });

  test('that has moved once in the last 30 s is well, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 200 }), (moves) => {
        let frames = 0;
        let watch = beginWatch(0);
        let still = 0;
        for (const hasMoved of moves) {
          if (hasMoved) frames++;
          still = hasMoved ? 0 : still + 1000;
          watch = look(watch, { at: watch.at + 1000, frames, isVisible: true });
          expect(reasonToReload(watch) === 'still').toBe(still >= STILL_LIMIT_MS);
        }
      }),
    );
  });

  test('on a machine that slept is given time to move again', () => {
    const awake = look(
      check(beginWatch(0), 5, (second) => second),
      {
        at: 8 * 3_600_000,
        frames: 5,
        isVisible: true,
      },
    );
    expect(reasonToReload(awake)).toBeUndefined();
  });
});

describe('recoveries of the map', () => {
  const failAt = (...moments: number[]) => moments.reduce(noteFailedRecovery, beginWatch(0));
  test('that fail three times within 60 s end in a reload', () => {
    expect(reasonToReload(failAt(1000, 30_000))).toBeUndefined();
    expect(reasonToReload(failAt(1000, 30_000, 61_000))).toBe('recovery');
  });
  test('that fail now and then do not', () => {
    expect(reasonToReload(failAt(0, 40_000, 80_000, 120_000))).toBeUndefined();
  });
});

test('no more than three reloads in ten minutes', () => {
  expect(reloadsLeft([], 1_000_000)).toEqual({ recent: [], isAllowed: true });
  expect(reloadsLeft([500_000, 600_000, 700_000], 1_000_000).isAllowed).toBe(false);
  expect(reloadsLeft([300_000, 600_000, 700_000], 1_000_000)).toEqual({
    recent: [600_000, 700_000],
    isAllowed: true,
  });
});

describe('a watched page', () => {
  function pretend() {
    const tasks: { task: () => void; everyMs: number }[] = [];
    const kept = new Map<string, string>();
    const page = { now: 0, draws: true, reloads: 0, cleared: [] as string[] };
    const wall = createWallStore();
    watchPage(
      {
        document: { visibilityState: 'visible' },
        performance: {
          now: () => page.now,
          clearMeasures: () => page.cleared.push('measures'),
          clearMarks: () => page.cleared.push('marks'),
        },
        sessionStorage: {
          getItem: (key) => kept.get(key) ?? null,
          setItem: (key, value) => void kept.set(key, value),
        },
        location: { reload: () => page.reloads++ },
        requestAnimationFrame: (task) => (page.draws ? (task(), 1) : 1),
        setInterval: (task, everyMs) => tasks.push({ task, everyMs }),
      },
      wall,
      () => 1_000_000_000 + page.now,
    );
    const pass = (seconds: number) => {
      for (let second = 0; second < seconds; second++) {
        page.now += 1000;
        for (const { task, everyMs } of tasks) if (page.now % everyMs === 0) task();
      }
    };
    return { page, wall, pass };
  }

  test('that draws lives for a day and forgets its measurements every hour', () => {
    const { page, pass } = pretend();
    pass(86_400);
    expect(page.reloads).toBe(0);
    expect(page.cleared.length).toBe(48);
  });

  test('that draws no more is loaded anew, three times at most in ten minutes', () => {
    const { page, pass } = pretend();
    pass(10);
    page.draws = false;
    pass(29);
    expect(page.reloads).toBe(0);
    pass(5);
    expect(page.reloads).toBe(1);
    pass(500);
    expect(page.reloads).toBe(3);
  });

  test('whose map does not recover is loaded anew', () => {
    const { page, wall, pass } = pretend();
    for (let time = 0; time < 3; time++) {
      pass(15);
      wall.getState().noteFailedRecovery();
    }
    expect(page.reloads).toBe(1);
  });
});
