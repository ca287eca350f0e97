import { setTimeout as delay } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { expect, it } from 'vitest';
import type { Database } from '../../server/database/schema.ts';
import { cachedPerDatabase, perDatabase } from '../../server/repositories/cached-per-database.ts';

const openFake = () => ({}) as Kysely<Database>;

it('holds one value for each database', () => {
  const lists = perDatabase((): number[] => []);
  const [one, other] = [openFake(), openFake()];
  lists(one).push(1);
  expect(lists(one)).toEqual([1]);
  expect(lists(other)).toEqual([]);
});

it('shares a reading among those who come meanwhile, and each database has its own', async () => {
  let readings = 0;
  const cache = cachedPerDatabase(() => delay(5).then(() => ++readings), {});
  const [one, other] = [openFake(), openFake()];
  expect(await cache.peek(one)).toBeUndefined();
  expect(await Promise.all([cache.get(one), cache.get(one)])).toEqual([1, 1]);
  expect(await cache.get(other)).toBe(2);
  expect(await cache.peek(one)).toBe(1);
});

it('reads anew what is too old, unless it is confirmed', async () => {
  let readings = 0;
  let isCurrent = true;
  const cache = cachedPerDatabase(() => Promise.resolve(++readings), {
    maxAgeMs: 20,
    isCurrent: () => Promise.resolve(isCurrent),
  });
  const db = openFake();
  expect(await cache.get(db)).toBe(1);
  await delay(30);
  expect(await cache.get(db)).toBe(1);
  isCurrent = false;
  expect(await cache.peek(db)).toBeUndefined();
  expect(await cache.get(db)).toBe(2);
});

it('does not cache a failure', async () => {
  let readings = 0;
  const read = () => (readings++ === 0 ? Promise.reject(new Error('away')) : Promise.resolve('back'));
  const cache = cachedPerDatabase<string>(read, {});
  const db = openFake();
  await expect(cache.get(db)).rejects.toThrow('away');
  expect(await cache.get(db)).toBe('back');
});
