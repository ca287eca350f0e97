import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { median } from '../../../src/domain/statistics/median.ts';

test('the median is the middle value, or the mean of the two in the middle', () => {
  expect(median([])).toBeUndefined();
  expect(median([7])).toBe(7);
  expect(median([10, 9])).toBe(9.5);
  expect(median([100, 9, 20])).toBe(20);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test('as many values lie below the median as above it, and the values stay as they were', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 30 }), (values) => {
      const before = [...values];
      const middle = median(values)!;
      expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(values.length / 2);
      expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(values.length / 2);
      expect(values).toEqual(before);
    }),
  );
});
