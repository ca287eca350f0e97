import { expect, test } from 'vitest';
import { createOpenCalls } from '../../src/workers/open-calls.ts';

test('nothing stays registered after an answer or a failure', async () => {
  const calls = createOpenCalls();
  const answers = Array.from({ length: 50 }, (_, n) => calls.run(async () => n));
  expect(calls.openCount).toBe(50);
  expect(await Promise.all(answers)).toEqual(Array.from({ length: 50 }, (_, n) => n));
  expect(calls.openCount).toBe(0);
  await expect(calls.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const thrown = calls.run(() => {
    throw new Error('at once');
  });
  await expect(thrown).rejects.toThrow('at once');
  expect(calls.openCount).toBe(0);
});

test('the end rejects what is open and what comes later, with the first reason', async () => {
  const calls = createOpenCalls();
  const open = [1, 2].map(() => calls.run(() => new Promise<number>(() => undefined)));
  calls.end(new Error('gone'));
  calls.end(new Error('gone again'));
  for (const call of open) await expect(call).rejects.toThrow(/^gone$/);
  expect([calls.isEnded, calls.openCount]).toEqual([true, 0]);
  let isSent = false;
  await expect(
    calls.run(async () => {
      isSent = true;
    }),
  ).rejects.toThrow(/^gone$/);
  expect(isSent).toBe(false);
});
