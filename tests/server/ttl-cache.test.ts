import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { TtlCache } from '../../server/situation/ttl-cache.ts';
import { runTaskInSlices } from '../../server/time-slices.ts';

const never = () => new Promise<string>(() => undefined);

it('waits a moment for the first answer, and gives the one before while a new one is made', async () => {
  let now = 0;
  const answers = new TtlCache<string>(() => now, 1_000);
  const slow = delay(150).then(() => 'first');
  expect(await answers.latest('a', () => slow, 10)).toBeUndefined();
  expect(await answers.latest('a', never, 1_000)).toBe('first');
  now = 1_000;
  expect(await answers.latest('a', () => delay(150).then(() => 'second'), 1_000)).toBe('first');
  await delay(250);
  expect(await answers.latest('a', never, 1_000)).toBe('second');
  expect(await answers.latest('b', () => Promise.resolve('other'), 1_000)).toBe('other');
});

it('shares what takes longer than its time to live, which counts from when it is ready', async () => {
  let now = 0;
  let made = 0;
  const answers = new TtlCache<number>(() => now, 1_000);
  let finish: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => (finish = resolve));
  const make = () => slow.then(() => (made += 1));
  const asked = [0, 5_000, 10_000].map((moment) => {
    now = moment;
    return answers.get('a', make);
  });
  finish();
  expect(await Promise.all(asked)).toEqual([1, 1, 1]);
  now = 10_999;
  expect(await answers.get('a', make)).toBe(1);
  now = 11_000;
  expect(await answers.get('a', make)).toBe(2);
});

it('a failure that two have waited for is tried again when it is due', async () => {
  let now = 0;
  const answers = new TtlCache<string>(() => now, 1_000);
  await answers.latest('a', () => Promise.resolve('first'), 1_000);
  now = 1_000;
  const gone = () => delay(20).then(() => Promise.reject(new Error('gone')));
  expect(await answers.latest('a', gone, 1_000)).toBe('first');
  expect(await answers.latest('a', gone, 1_000)).toBe('first');
  await delay(100);
  now = 2_000;
  await answers.latest('a', () => Promise.resolve('second'), 1_000);
  expect(await answers.latest('a', never, 1_000)).toBe('second');
});

it('a failure is an answer that is not there, and is tried again when it would have been due', async () => {
  let now = 0;
  const answers = new TtlCache<string>(() => now, 1_000);
  const fail = () => Promise.reject(new Error('gone'));
  expect(await answers.latest('a', fail, 1_000)).toBeUndefined();
  now = 900;
  expect(await answers.latest('a', () => Promise.resolve('too early'), 1_000)).toBeUndefined();
  now = 1_000;
  expect(await answers.latest('a', () => Promise.resolve('back'), 1_000)).toBe('back');
});

it('a failure leaves the answer before it in place', async () => {
  let now = 0;
  const answers = new TtlCache<string>(() => now, 1_000);
  expect(await answers.latest('a', () => Promise.resolve('first'), 1_000)).toBe('first');
  now = 1_000;
  let tried = 0;
  const fail = () => {
    tried++;
    return Promise.reject(new Error('gone'));
  };
  for (const moment of [1_000, 1_500, 1_900]) {
    now = moment;
    expect(await answers.latest('a', fail, 1_000)).toBe('first');
    await delay(1);
  }
  expect(tried).toBe(1);
  now = 2_100;
  await answers.latest('a', () => Promise.resolve('second'), 1_000);
  expect(await answers.latest('a', never, 1_000)).toBe('second');
});

it('work in slices lets others have their turn, and ends where it is told to', async () => {
  const turns = { taken: 0 };
  const timer = setInterval(() => turns.taken++, 1);
  // Goes on until others have had their turn; without slices they never would.
  function* work() {
    const giveUp = performance.now() + 20_000;
    while (turns.taken <= 3 && performance.now() < giveUp) yield;
    return 'done';
  }
  expect(await runTaskInSlices(work(), () => false)).toBe('done');
  expect(turns.taken).toBeGreaterThan(3);
  expect(await runTaskInSlices(work(), () => true)).toBeUndefined();
  clearInterval(timer);
});
