import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { KeptAnswers } from '../../server/repositories/kept-answers.ts';
import { takeInSlices } from '../../server/repositories/situation-slices.ts';

const never = () => new Promise<string>(() => undefined);

it('waits a moment for the first answer, and gives the one before while a new one is made', async () => {
  let now = 0;
  const answers = new KeptAnswers<string>(() => now, 1_000);
  const slow = delay(150).then(() => 'first');
  expect(await answers.latest('a', () => slow, 10)).toBeUndefined();
  expect(await answers.latest('a', never, 1_000)).toBe('first');
  now = 1_000;
  expect(await answers.latest('a', () => delay(150).then(() => 'second'), 1_000)).toBe('first');
  await delay(250);
  expect(await answers.latest('a', never, 1_000)).toBe('second');
  expect(await answers.latest('b', () => Promise.resolve('other'), 1_000)).toBe('other');
});

it('a failure is an answer that is not there, and is tried again', async () => {
  const answers = new KeptAnswers<string>(() => 0, 1_000);
  expect(await answers.latest('a', () => Promise.reject(new Error('gone')), 1_000)).toBeUndefined();
  expect(await answers.latest('a', () => Promise.resolve('back'), 1_000)).toBe('back');
});

it('work in slices lets others have their turn, and ends where it is told to', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  function* work() {
    const end = performance.now() + 200;
    while (performance.now() < end) yield;
    return 'done';
  }
  expect(await takeInSlices(work(), () => false)).toBe('done');
  expect(turns).toBeGreaterThan(3);
  expect(await takeInSlices(work(), () => true)).toBeUndefined();
  clearInterval(timer);
});
