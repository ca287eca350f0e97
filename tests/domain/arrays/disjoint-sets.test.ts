import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDisjointSets } from '../../../src/domain/arrays/disjoint-sets.ts';

const COUNT = 12;
const item = fc.nat({ max: COUNT - 1 });

test('the smallest of all that were joined stands for them, in whatever order', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(item, item), { maxLength: 20 }), (pairs) => {
      const sets = createDisjointSets(COUNT);
      // The plain way: whoever stood for one of the two now stands for both.
      const stands = Array.from({ length: COUNT }, (_, one) => one);
      for (const [first, second] of pairs) {
        sets.join(first, second);
        const both = [stands[first]!, stands[second]!];
        stands.forEach((one, at) => {
          if (both.includes(one)) stands[at] = Math.min(...both);
        });
      }
      expect(stands.map((_, one) => sets.find(one))).toEqual(stands);
    }),
  );
});

test('nothing is joined at first', () => {
  const sets = createDisjointSets(3);
  expect([0, 1, 2].map((one) => sets.find(one))).toEqual([0, 1, 2]);
});
