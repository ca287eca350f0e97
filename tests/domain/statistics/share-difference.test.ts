import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareDifference } from '../../../src/domain/statistics/share-difference.ts';

describe('the difference of two shares', () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10.
  it.each([
    [[56, 70], [48, 80], 0.0524, 0.3339],
    [[9, 10], [3, 10], 0.1705, 0.809],
    [[6, 7], [2, 7], 0.0582, 0.8062],
    [[5, 56], [0, 29], -0.0381, 0.1926],
    [[0, 10], [0, 20], -0.1611, 0.2775],
    [[0, 10], [0, 10], -0.2775, 0.2775],
    [[10, 10], [0, 20], 0.6791, 1],
    [[10, 10], [0, 10], 0.6075, 1],
  ] as const)('of %j and %j has the published limits', ([a, m], [b, n], low, high) => {
    const found = shareDifference({ numerator: a, denominator: m }, { numerator: b, denominator: n });
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  it('lies within its limits, and these within −1 and 1; it turns around with its sides', () => {
    const share = fc
      .tuple(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([denominator, part]) => ({ numerator: Math.round(part * denominator), denominator }));
    fc.assert(
      fc.property(share, share, (first, second) => {
        const [there, back] = [shareDifference(first, second), shareDifference(second, first)];
        expect(there.low).toBeLessThanOrEqual(there.difference);
        expect(there.high).toBeGreaterThanOrEqual(there.difference);
        expect(there.low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(there.high).toBeLessThanOrEqual(1 + 1e-12);
        expect(back.low).toBeCloseTo(-there.high, 12);
      }),
      { numRuns: 200, seed: 4 },
    );
  });

  it('refuses a share of nothing', () => {
    expect(() => shareDifference({ numerator: 0, denominator: 0 }, { numerator: 1, denominator: 2 })).toThrow(RangeError); // prettier-ignore
  });
});
