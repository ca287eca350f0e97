import { expect, test } from 'vitest';
import { SpriteCache } from '../../../src/map/painters/sprite-cache.ts';

test('pictures are made once, and the ones unused for longest are closed first', () => {
  const closed: string[] = [];
  let made = 0;
  const cache = new SpriteCache<{ name: string; close: () => void }>(2);
  const get = (name: string) =>
    cache.get(name, () => {
      made++;
      return { name, close: () => closed.push(name) };
    });
  expect(get('a')).toBe(get('a'));
  get('b');
  get('a');
  get('c');
  expect([made, cache.size, closed]).toEqual([3, 2, ['b']]);
  get('b');
  expect(closed).toEqual(['b', 'a']);
  cache.clear();
  expect([cache.size, closed.length]).toEqual([0, 4]);
});
