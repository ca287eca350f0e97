import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { falseDiscoveryThreshold } from '../../../src/domain/statistics/false-discovery.ts';

/** The p-values of Benjamini and Hochberg's own example (1995, section 4.1), of 15 tests. */
const PUBLISHED = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
  0.759, 1,
];

test('as published: at 5 % the four smallest of the example are significant', () => {
  expect(falseDiscoveryThreshold(PUBLISHED, 0.05)).toBe(0.0095);
  expect(falseDiscoveryThreshold(PUBLISHED.toReversed(), 0.05)).toBe(0.0095);
});

test('tests that are not listed count as not significant', () => {
  expect(falseDiscoveryThreshold(PUBLISHED.slice(0, 4), 0.05, 15)).toBe(0.0095);
  expect(falseDiscoveryThreshold([0.01], 0.05, 6)).toBe(0);
  // There are never fewer tests than p-values.
  expect(falseDiscoveryThreshold([0.04, 0.9], 0.05, 1)).toBe(0);
});

test('a p-value at the limit itself is significant, and none is where there is none', () => {
  expect(falseDiscoveryThreshold([0.05], 0.05)).toBe(0.05);
  expect(falseDiscoveryThreshold([0.5, 0.25], 0.5)).toBe(0.5);
  expect(falseDiscoveryThreshold([], 0.05)).toBe(0);
});

test('one test is compared with the level, and a higher level never finds less', () => {
  const p = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(p, { minLength: 1 }), p, p, (pValues, one, other) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      expect(falseDiscoveryThreshold(pValues, low)).toBeLessThanOrEqual(
        falseDiscoveryThreshold(pValues, high),
      );
      expect(falseDiscoveryThreshold([pValues[0]!], low)).toBe(pValues[0]! <= low ? pValues[0] : 0);
    }),
  );
});
