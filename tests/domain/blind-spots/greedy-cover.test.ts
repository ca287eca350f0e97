import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { greedyCover, type Cover } from '../../../src/domain/blind-spots/greedy-cover.ts';
import { runTask } from '../../../src/domain/tasks/task.ts';

const coverOf = (lists: readonly (readonly number[])[]): Cover => ({
  starts: Uint32Array.from([0, ...lists.map((_, at) => lists.slice(0, at + 1).flat().length)]),
  items: Uint32Array.from(lists.flat()),
});
const take = (lists: readonly (readonly number[])[], weights: readonly number[], most: number) =>
  runTask(greedyCover(coverOf(lists), Float64Array.from(weights), most));

/** The most that `most` of the lists can cover, by trying all of them. */
function best(lists: readonly (readonly number[])[], weights: readonly number[], most: number): number {
  let highest = 0;
  for (let chosen = 0; chosen < 1 << lists.length; chosen++) {
    const picked = lists.filter((_, at) => (chosen >> at) & 1);
    if (picked.length > most) continue;
    const covered = new Set(picked.flat());
    highest = Math.max(
      highest,
      [...covered].reduce((sum, item) => sum + weights[item]!, 0),
    );
  }
  return highest;
}

test('the largest gain is taken first, and what it covers counts no more', () => {
  expect(take([[0, 1], [1, 2], [3]], [2, 2, 1, 2], 3)).toEqual([
    { candidate: 0, gain: 4 },
    { candidate: 2, gain: 2 },
    { candidate: 1, gain: 1 },
  ]); // prettier-ignore
});

test('what the next list covers is left to it', () => {
  expect(take([[0], [1]], [2, 1], 2)).toEqual([
    { candidate: 0, gain: 2 },
    { candidate: 1, gain: 1 },
  ]);
});

test('of equals the first is taken, and it ends when nothing is left to gain', () => {
  expect(take([[0], [0], [1]], [1, 1], 5)).toEqual([
    { candidate: 0, gain: 1 },
    { candidate: 2, gain: 1 },
  ]);
  expect(take([], [], 3)).toEqual([]);
  expect(take([[0]], [0], 3)).toEqual([]);
});

test('the known bad case of greedy: it takes the middle, where the two sides would be all', () => {
  // Two sides of 4; the middle takes 3 of each and is worth 6.
  const lists = [[0, 1, 2, 3], [4, 5, 6, 7], [1, 2, 3, 4, 5, 6]]; // prettier-ignore
  const weights = [1, 1, 1, 1, 1, 1, 1, 1];
  expect(take(lists, weights, 2).reduce((sum, { gain }) => sum + gain, 0)).toBe(7);
  expect(best(lists, weights, 2)).toBe(8);
});

test('greedy is at least 1 − 1/e of the optimum, gains never increase, and no candidate is taken twice', () => {
  const ITEMS = 12;
  const lists = fc.array(fc.uniqueArray(fc.nat(ITEMS - 1), { maxLength: 6 }), { minLength: 1, maxLength: 9 });
  const weights = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: ITEMS, maxLength: ITEMS });
  fc.assert(
    fc.property(lists, weights, fc.integer({ min: 1, max: 5 }), (candidates, weight, most) => {
      const steps = take(candidates, weight, most);
      const gains = steps.map(({ gain }) => gain);
      const sum = gains.reduce((total, gain) => total + gain, 0);
      const optimum = best(candidates, weight, most);
      expect(sum).toBeGreaterThanOrEqual((1 - 1 / Math.E) * optimum - 1e-9);
      expect(sum).toBeLessThanOrEqual(optimum + 1e-9);
      expect(gains).toEqual([...gains].sort((a, b) => b - a));
      expect(new Set(steps.map(({ candidate }) => candidate)).size).toBe(steps.length);
      // With one step greedy is the optimum.
      expect(gains[0] ?? 0).toBe(best(candidates, weight, 1));
    }),
    { numRuns: 300 },
  );
});
