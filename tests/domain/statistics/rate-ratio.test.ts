import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateRatio } from '../../../src/domain/statistics/rate-ratio.ts';

interface Truth {
  cases: {
    given: [number, number, number, number];
    level: number;
    answer: [number, number | null, number];
  }[];
}
const truth = JSON.parse(
  readFileSync(new URL('../../truth/rate-ratios.json', import.meta.url), 'utf8'),
) as Truth;

const of = ([x1, t1, x2, t2]: [number, number, number, number], level?: number) =>
  rateRatio({ events: x1, exposure: t1 }, { events: x2, exposure: t2 }, level);

describe('the ratio of two rates', () => {
  it('has the interval that R prints for the example of poisson.test', () => {
    const { ratio, low, high } = of([11, 800, 21, 3011]);
    expect(ratio).toBeCloseTo(1.971488, 6);
    expect(low).toBeCloseTo(0.8584264, 6);
    expect(high).toBeCloseTo(4.277, 3);
  });

  it.each(truth.cases)('has the limits of scipy for $given at $level', ({ given, level, answer }) => {
    const { low, high, p } = of(given, level);
    const [expectedLow, expectedHigh, expectedP] = answer;
    expect(low).toBeCloseTo(expectedLow, 8);
    expect(high).toEqual(expectedHigh === null ? Infinity : expect.closeTo(expectedHigh, 8));
    expect(p).toBeCloseTo(expectedP, 8);
  });

  it('turns around with its two sides', () => {
    const count = fc.nat(300);
    const exposure = fc.double({ min: 0.5, max: 400, noNaN: true });
    fc.assert(
      fc.property(count, exposure, count, exposure, (x1, t1, x2, t2) => {
        const [there, back] = [of([x1, t1, x2, t2]), of([x2, t2, x1, t1])];
        expect(there.low * back.high).toEqual(there.low === 0 ? expect.any(Number) : expect.closeTo(1, 6));
        expect(there.p).toBeCloseTo(back.p, 8);
        if (x1 + x2 === 0) expect([there.low, there.high, there.p]).toEqual([0, Infinity, 1]);
        else expect(there.low <= there.ratio && there.ratio <= there.high).toBe(true);
      }),
      { numRuns: 100, seed: 5 },
    );
  });

  it('refuses what is no count and no exposure', () => {
    expect(() => of([1.5, 1, 2, 1])).toThrow(RangeError);
    expect(() => of([-1, 1, 2, 1])).toThrow(RangeError);
    expect(() => of([1, 0, 2, 1])).toThrow(RangeError);
    expect(() => of([1, 1, 2, Infinity])).toThrow(RangeError);
  });
});
