import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { KeptAnswer } from '../../server/situation/kept-answer.ts';

it('makes nothing anew while nothing has changed, and one at a time where all ask at once', async () => {
  let key = 'a';
  let [made, running, most] = [0, 0, 0];
  const answers = new KeptAnswer(
    1,
    () => Promise.resolve(key),
    async () => {
      most = Math.max(most, (running += 1));
      await delay(20);
      running -= 1;
      return `${key}${(made += 1)}`;
    },
  );
  const wall = () => Promise.all(Array.from({ length: 10 }, () => answers.get()));
  expect(new Set(await wall())).toEqual(new Set(['a1']));
  expect(await answers.get()).toBe('a1');
  key = 'b';
  const asked = wall();
  await delay(10);
  key = 'c';
  // What was begun before the last change is not given to those who ask after it.
  expect(await answers.get()).toMatch(/^c/u);
  await asked;
  expect(await answers.get()).toMatch(/^c/u);
  expect(made).toBe(3);
  expect(most).toBe(1);
});

it('keeps the distance, and tries again after a failure', async () => {
  let [key, made] = [0, 0];
  const answers = new KeptAnswer(
    100,
    () => Promise.resolve(String(key++)),
    () => ((made += 1) === 1 ? Promise.reject(new Error('gone')) : Promise.resolve(made)),
  );
  const begun = performance.now();
  await expect(answers.get()).rejects.toThrow('gone');
  expect(await answers.get()).toBe(2);
  expect(performance.now() - begun).toBeGreaterThanOrEqual(95);
});
