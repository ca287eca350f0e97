import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fetchAgain } from '../../src/api/fetch-again.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

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

it('gives up with the last failure after the last pause where the server is there without the part', async () => {
  const part = comesAt(Infinity);
  const fetched = expect(fetchAgain(part, [10, 20], async () => true)).rejects.toThrow('try 3');
  await vi.runAllTimersAsync();
  await fetched;
  expect(part).toHaveBeenCalledTimes(3);
});

it('waits for a server that is gone for as long as that takes', async () => {
  const part = comesAt(100);
  const fetched = fetchAgain(part, [10, 20], async () => false);
  await vi.advanceTimersByTimeAsync(10 + 98 * 20);
  expect(await fetched).toBe(100);
});

/** Asks for a part that never comes, on a page of build `own` beside a server with build `served`; whether it gives up. */
async function givesUp(own: string | undefined, served: string | undefined): Promise<boolean> {
  const meta = own === undefined ? null : { getAttribute: () => own };
  vi.stubGlobal('document', { querySelector: () => meta });
  vi.stubGlobal('fetch', async () => ({ json: async () => ({ pageBuild: served }) }));
  let isOver = false;
  fetchAgain(comesAt(Infinity), [10]).catch(() => (isOver = true));
  await vi.advanceTimersByTimeAsync(1_000);
  return isOver;
}

it.each([
  ['the same build', 'one', 'one', true],
  ['another build, which a desk is asked about', 'one', 'another', true],
  ['a page that is being built', 'one', undefined, false],
  ['a page of development', undefined, 'one', true],
  ['a page of development and no built one', undefined, undefined, true],
])('gives up beside a server: %s', async (_, own, served, expected) => {
  expect(await givesUp(own, served)).toBe(expected);
});
