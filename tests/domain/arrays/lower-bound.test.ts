import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { lowerBound } from '../../../src/domain/arrays/lower-bound.ts';

test('the lower bound parts what lies below a value from what does not', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 9 })),
      fc.integer({ min: -1, max: 10 }),
      (values, wanted) => {
        const sorted = values.sort((a, b) => a - b);
        const bound = lowerBound(sorted, wanted);
        expect(bound).toBe(sorted.filter((value) => value < wanted).length);
      },
    ),
  );
});

test('of equal values the first is meant', () => {
  expect(lowerBound([1, 3, 3, 3, 5], 3)).toBe(1);
  expect(lowerBound([], 3)).toBe(0);
});
