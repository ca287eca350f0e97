import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fetchAgain } from '../../src/api/fetch-again.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A part that comes at the given try; the earlier ones fail with their number. */
function comesAt(success: number) {
  let tries = 0;
  return vi.fn(() =>
    ++tries < success ? Promise.reject(new Error(`try ${tries}`)) : Promise.resolve(tries),
  );
}

it('asks again after each pause, and not once it has the part', async () => {
  const part = comesAt(3);
  const fetched = fetchAgain(part, [100, 1_000, 5_000]);
  await vi.advanceTimersByTimeAsync(99);
  expect(part).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(part).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(999);
  expect(part).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(await fetched).toBe(3);
  await vi.runAllTimersAsync();
  expect(part).toHaveBeenCalledTimes(3);
});

it('gives up with the last failure after the last pause', async () => {
  const part = comesAt(Infinity);
  const fetched = expect(fetchAgain(part, [10, 20])).rejects.toThrow('try 3');
  await vi.runAllTimersAsync();
  await fetched;
  expect(part).toHaveBeenCalledTimes(3);
});
