import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { lowerBound, partitionPoint } from '../../../src/domain/arrays/lower-bound.ts';

const digits = fc.array(fc.integer({ min: 0, max: 9 }));

test('the lower bound parts what lies below a value from what does not', () => {
  fc.assert(
    fc.property(digits, fc.integer({ min: -1, max: 10 }), (values, wanted) => {
      const sorted = values.sort((a, b) => a - b);
      const bound = lowerBound(sorted, wanted);
      expect(bound).toBe(sorted.filter((value) => value < wanted).length);
      expect(partitionPoint(sorted.length, (index) => sorted[index]! < wanted)).toBe(bound);
    }),
  );
});

test('of equal values the first is meant', () => {
  expect(lowerBound([1, 3, 3, 3, 5], 3)).toBe(1);
  expect(lowerBound([], 3)).toBe(0);
});

test('a condition that always holds or never holds parts at an end', () => {
  expect(partitionPoint(7, () => true)).toBe(7);
  expect(partitionPoint(7, () => false)).toBe(0);
});
