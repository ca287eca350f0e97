import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchRecoveries } from '../../src/map/watch-recoveries.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched() {
  const events = new EventTarget();
  let failed = 0;
  const stop = watchRecoveries(events, () => failed++);
  return { say: (event: string) => events.dispatchEvent(new Event(event)), failed: () => failed, stop };
}

test('a context that comes back has not failed, fifty times in a row', () => {
  const { say, failed } = watched();
  for (let time = 0; time < 50; time++) {
    say('contextLost');
    vi.advanceTimersByTime(1500);
    say('recovered');
  }
  vi.advanceTimersByTime(600_000);
  expect(failed()).toBe(0);
});

test('a context that stays away fails three times within 60 s', () => {
  const { say, failed } = watched();
  say('contextLost');
  vi.advanceTimersByTime(14_000);
  expect(failed()).toBe(0);
  vi.advanceTimersByTime(46_000);
  expect(failed()).toBeGreaterThanOrEqual(3);
});

test('a page that is over is not watched', () => {
  const { say, failed, stop } = watched();
  say('contextLost');
  stop();
  vi.advanceTimersByTime(600_000);
  expect(failed()).toBe(0);
});
