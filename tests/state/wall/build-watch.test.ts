import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAppState } from '../../../src/state/stores/app-state.ts';
import { watchBuild, type BuildOffer, type ServedBuild } from '../../../src/state/wall/build-watch.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A page in memory: its clock is that of the fake timers, and its tab remembers what `memory` holds. */
function open(query: string, memory: Map<string, string> | null = new Map()) {
  const { state } = createAppState(query);
  const target = new EventTarget();
  const began = Date.now();
  const seen = { reloads: 0, offers: [] as (BuildOffer | null)[], isThere: true, asked: 0, words: '' };
  let served: string | undefined = 'old';
  const page = Object.assign(target, {
    performance: { now: () => Date.now() - began },
    document: { querySelectorAll: () => [{ value: seen.words }] },
    setInterval: (task: () => void, ms: number) => setInterval(task, ms),
    clearInterval: (timer: ReturnType<typeof setInterval>) => clearInterval(timer),
    location: { reload: () => seen.reloads++ },
    sessionStorage: {
      getItem: (key: string) => memory?.get(key) ?? null,
      setItem: (key: string, value: string) => {
        if (memory === null) throw new Error('forbidden');
        memory.set(key, value);
      },
    },
  });
  const readServed = (): ServedBuild => ({ build: served, isWell: true, at: Date.now() - began });
  const stop = watchBuild({
    page: page as unknown as Window,
    state,
    own: 'old',
    readServed,
    isThere: async () => (seen.asked++, seen.isThere),
    onOffer: (offer) => seen.offers.push(offer),
    nowMs: () => Date.now(),
  });
  return {
    state,
    seen,
    stop,
    serve: (build: string | undefined) => (served = build),
    touch: () => target.dispatchEvent(new Event('keydown')),
    lose: () => target.dispatchEvent(new Event('vite:preloadError')),
    wait: (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000),
  };
}

test('a wall is loaded anew a minute after the last key, once', async () => {
  const wall = open('?w=monitor&kiosk');
  await wall.wait(100);
  expect(wall.seen.reloads).toBe(0);
  wall.serve('new');
  wall.touch();
  await wall.wait(58);
  expect(wall.seen.reloads).toBe(0);
  await wall.wait(4);
  expect(wall.seen.reloads).toBe(1);
  await wall.wait(3_600);
  expect(wall.seen).toMatchObject({ reloads: 1, offers: [] });
  wall.stop();
});

test('what the tab remembers keeps a page from being loaded again and again', async () => {
  const memory = new Map<string, string>();
  const first = open('?w=monitor&kiosk', memory);
  first.serve('new');
  await first.wait(70);
  first.stop();
  // A cache on the way gave the old page again.
  const again = open('?w=monitor&kiosk', memory);
  again.serve('new');
  await again.wait(3_600);
  expect([first.seen.reloads, again.seen.reloads]).toEqual([1, 0]);
  again.serve('newer');
  await again.wait(5);
  expect(again.seen.reloads).toBe(1);
  again.stop();
});

test('nothing is loaded anew where that cannot be remembered, or the build is not there yet', async () => {
  const forgetful = open('?w=monitor&kiosk', null);
  forgetful.serve('new');
  await forgetful.wait(120);
  expect(forgetful.seen.reloads).toBe(0);
  forgetful.stop();
  const copying = open('?w=monitor&kiosk');
  copying.serve('new');
  copying.seen.isThere = false;
  await copying.wait(3_600);
  expect(copying.seen.reloads).toBe(0);
  // After 30 s, a minute, two, four, then every five minutes: not each second for good.
  expect(copying.seen.asked).toBeGreaterThan(10);
  expect(copying.seen.asked).toBeLessThan(18);
  copying.seen.isThere = true;
  await copying.wait(301);
  expect(copying.seen.reloads).toBe(1);
  copying.stop();
});

test('an emergency, a dialog and a film keep a wall as it is', async () => {
  const wall = open('?w=monitor&kiosk');
  wall.serve('new');
  const { change, changePlayback } = wall.state.view.getState();
  change({ emergency: { kind: 'point', position: [113.1, 27.8], at: 1 } });
  await wall.wait(120);
  expect(wall.seen.reloads).toBe(0);
  wall.state.interface.getState().show({ kind: 'help' });
  change({ emergency: null });
  await wall.wait(120);
  expect(wall.seen.reloads).toBe(0);
  changePlayback({ playing: true });
  wall.state.interface.getState().show(null);
  await wall.wait(120);
  expect(wall.seen.reloads).toBe(0);
  changePlayback({ playing: false });
  await wall.wait(2);
  expect(wall.seen.reloads).toBe(1);
  wall.stop();
});

test('the film that a link plays does not keep a wall as it is', async () => {
  const wall = open('?w=monitor&kiosk&film=week&play=1');
  expect(wall.state.view.getState().view.playback.playing).toBe(true);
  wall.serve('new');
  await wall.wait(70);
  expect(wall.seen.reloads).toBe(1);
  wall.stop();
});

test('a desk is asked; what it misses is said, and what came back is no longer missing', async () => {
  const desk = open('');
  desk.lose();
  await desk.wait(2);
  expect(desk.seen.offers).toEqual([]);
  desk.serve('new');
  desk.touch();
  await desk.wait(2);
  expect(desk.seen.offers).toEqual([{ build: 'new', isPartMissing: false }]);
  await desk.wait(10);
  // Fetched ahead, and asked for by nobody.
  desk.lose();
  await desk.wait(2);
  expect(desk.seen.offers).toHaveLength(1);
  desk.touch();
  desk.lose();
  await desk.wait(2);
  expect(desk.seen.offers.at(-1)).toEqual({ build: 'new', isPartMissing: true });
  desk.serve('old');
  await desk.wait(2);
  expect(desk.seen.offers.at(-1)).toBeNull();
  expect(desk.seen.reloads).toBe(0);
  desk.stop();
});

test('a wall that lacks a part it was asked for is loaded anew within seconds', async () => {
  const wall = open('?w=monitor&kiosk');
  wall.serve('new');
  wall.touch();
  wall.lose();
  await wall.wait(6);
  expect(wall.seen.reloads).toBe(1);
  wall.stop();
});
