import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countInterval,
  countQuantile,
  probabilityAtLeast,
  probabilityAtMost,
} from '../../../src/domain/situation/count-distribution.ts';

interface Truth {
  source: string;
  cases: {
    mean: number;
    dispersion: number;
    /** Count, P(X ≤ count), P(X ≥ count). */
    tails: [number, number, number][];
    low: number;
    high: number;
  }[];
}

const truth = JSON.parse(
  readFileSync(new URL('../../truth/count-quantiles.json', import.meta.url), 'utf8'),
) as Truth;

const models = fc.record({
  mean: fc.double({ min: 0.01, max: 400, noNaN: true }),
  dispersion: fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 3, noNaN: true })),
});

describe(`count distributions against ${truth.source}`, () => {
  it.each(truth.cases)('mean $mean, dispersion $dispersion', ({ tails, low, high, ...model }) => {
    for (const [count, atMost, atLeast] of tails) {
      expectClose(probabilityAtMost(model, count), atMost);
      expectClose(probabilityAtLeast(model, count), atLeast);
    }
    expect(countInterval(model, 0.99)).toEqual({ low, high });
  });

  it('knows the Poisson values of a table: P(X ≤ 2) at mean 3 is 0.4232 and nothing at 8 is 3 in 10,000', () => {
    expect(probabilityAtMost({ mean: 3, dispersion: 0 }, 2)).toBeCloseTo(0.4232, 4);
    expect(probabilityAtMost({ mean: 8, dispersion: 0 }, 0)).toBeCloseTo(0.000335, 6);
  });
});

describe('laws of count distributions', () => {
  it.each([
    [6, 0.3, 1_624],
    [20, 0.1, 1_847],
    [70, 0.03, 2_138],
  ])(
    'a tail too small for a double comes to its end: mean %d, dispersion %d, count %d',
    (mean, dispersion, n) => {
      expect(probabilityAtLeast({ mean, dispersion }, n)).toBeLessThan(1e-300);
      expect(probabilityAtMost({ mean, dispersion }, n)).toBe(1);
    },
  );

  it('every tail is a probability, and the upper one falls with the count', () => {
    fc.assert(
      fc.property(models, fc.nat(6_000), (model, count) => {
        const [at, next] = [probabilityAtLeast(model, count), probabilityAtLeast(model, count + 1)];
        for (const probability of [at, next, probabilityAtMost(model, count)]) {
          expect(probability).toBeGreaterThanOrEqual(0);
          expect(probability).toBeLessThanOrEqual(1);
        }
        expect(next).toBeLessThanOrEqual(at * (1 + 1e-9) + 1e-15);
      }),
    );
  });

  it('the two tails at a count make 1 and P(X = count)', () => {
    fc.assert(
      fc.property(models, fc.nat(900), (model, count) => {
        expect(probabilityAtMost(model, count) + probabilityAtLeast(model, count + 1)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('a quantile is the smallest count that reaches its probability', () => {
    fc.assert(
      fc.property(models, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (model, probability) => {
        const count = countQuantile(model, probability);
        expect(probabilityAtMost(model, count)).toBeGreaterThanOrEqual(probability);
        expect(probabilityAtMost(model, count - 1)).toBeLessThan(probability);
      }),
    );
  });

  it('more spread makes far counts likelier on both sides', () => {
    fc.assert(
      fc.property(fc.double({ min: 5, max: 300, noNaN: true }), (mean) => {
        const [narrow, wide] = [0.001, 0.2].map((dispersion) => ({ mean, dispersion }));
        const far = Math.ceil(mean + 5 * Math.sqrt(mean));
        expect(probabilityAtLeast(wide!, far)).toBeGreaterThan(probabilityAtLeast(narrow!, far));
        expect(probabilityAtMost(wide!, 0)).toBeGreaterThan(probabilityAtMost(narrow!, 0));
      }),
    );
  });

  it('refuse a probability that is none', () => {
    expect(() => countQuantile({ mean: 3, dispersion: 0 }, 1)).toThrow(RangeError);
    expect(countQuantile({ mean: 0, dispersion: 0 }, 0.995)).toBe(0);
  });
});

/** To nine digits of the smaller tail, or 1e-12 where both are smaller than that. */
function expectClose(value: number, expected: number): void {
  expect(Math.abs(value - expected)).toBeLessThan(1e-12 + 1e-9 * expected);
}
