import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSpacedAsker } from '../../../src/features/surges/spaced-asker.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An asker whose answers take `answerMs`, and when it asked. */
function askerOf(answerMs: number) {
  const asked: number[] = [];
  const other = { isAsking: false };
  const ask = () => {
    asked.push(Date.now() - begun);
    return new Promise((resolve) => setTimeout(resolve, answerMs));
  };
  const begun = Date.now();
  const asker = createSpacedAsker(ask, () => other.isAsking, { afterMs: 600, everyMs: 2_000 });
  return { asked, other, asker };
}

it('asks once for a burst, and lets a slow question come to its answer though news keep coming', async () => {
  const { asked, asker } = askerOf(3_000);
  for (let ms = 0; ms < 10_000; ms += 100) {
    asker.news();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(asked).toEqual([600, 5_600]);
  await vi.advanceTimersByTimeAsync(60_000);
  // Once more for what came meanwhile, and then no more.
  expect(asked).toEqual([600, 5_600, 10_600]);
});

it('waits for what another has asked, and asks no more once stopped', async () => {
  const { asked, other, asker } = askerOf(10);
  other.isAsking = true;
  asker.news();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toEqual([]);
  other.isAsking = false;
  await vi.advanceTimersByTimeAsync(600);
  expect(asked).toEqual([1_200]);
  asker.news();
  asker.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual([1_200]);
});
