import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAliasTable } from '../../../src/domain/random/alias-table.ts';
import { exponential, logNormal, pick, standardNormal } from '../../../src/domain/random/distributions.ts';
import { createRandom } from '../../../src/domain/random/random.ts';

const draw = (count: number, next: () => number) => Array.from({ length: count }, next);
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the seeded generator', () => {
  it('is sfc32: an independent rendering of the published algorithm gives the same numbers', () => {
    // BigInt arithmetic with explicit masks, seeded as (low word, high word, stream), counter 1, 15 rounds discarded.
    const mask = 0xffff_ffffn;
    let [a, b, c, counter] = [42n, 0n, 5n, 1n];
    const reference = () => {
      const result = (a + b + counter) & mask;
      counter = (counter + 1n) & mask;
      a = b ^ (b >> 9n);
      b = (c + ((c << 3n) & mask)) & mask;
      c = (((c << 21n) & mask) | (c >> 11n)) & mask;
      c = (c + result) & mask;
      return Number(result);
    };
    for (let round = 0; round < 15; round += 1) reference();
    const random = createRandom(42, 5);
    expect(draw(1_000, () => random.uint32())).toEqual(draw(1_000, reference));
  });

  it('repeats itself for one seed and differs between seeds and streams', () => {
    expect(first(7)).toEqual(first(7));
    const others = [first(7), first(8), first(7, 1), first(7 + 2 ** 32)].map((list) => list.join());
    expect(new Set(others).size).toBe(4);
  });

  it('fills [0, 1) evenly', () => {
    const random = createRandom(1);
    const bins = Array.from({ length: 20 }, () => 0);
    for (let index = 0; index < 200_000; index += 1) {
      const bin = Math.floor(random.next() * 20);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    const chiSquare = bins.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeLessThan(43.8); // 99.9 % point for 19 degrees of freedom
  });

  it('refuses a seed that is no whole number', () => {
    expect(() => createRandom(0.5)).toThrow(RangeError);
    expect(() => createRandom(Number.NaN)).toThrow('seed must be a whole number, got NaN');
  });
});

describe('distributions', () => {
  it('have their published moments', () => {
    const random = createRandom(3);
    const normals = draw(100_000, () => standardNormal(random));
    expect(mean(normals)).toBeCloseTo(0, 1);
    expect(mean(normals.map((value) => value * value))).toBeCloseTo(1, 1);
    expect(mean(draw(100_000, () => exponential(random)))).toBeCloseTo(1, 1);
    const logs = draw(100_001, () => logNormal(random, 24, 0.4)).sort((a, b) => a - b);
    expect(Math.abs((logs[50_000] ?? 0) - 24)).toBeLessThan(0.3);
    expect(Math.abs(mean(logs) - 24 * Math.exp(0.08))).toBeLessThan(0.3);
  });

  it('cannot pick from nothing', () => {
    expect(() => pick(createRandom(1), [])).toThrow(RangeError);
  });
});

describe('the alias table', () => {
  it('draws in proportion to any weights and never a weight of zero', () => {
    const weightLists = fc
      .array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 12 })
      .filter((weights) => weights.some((weight) => weight > 0));
    fc.assert(
      fc.property(weightLists, fc.integer({ min: 0, max: 1_000 }), (weights, seed) => {
        const table = createAliasTable(weights);
        const random = createRandom(seed);
        const counts = weights.map(() => 0);
        for (let index = 0; index < 20_000; index += 1) {
          const drawn = table.draw(random);
          counts[drawn] = (counts[drawn] ?? 0) + 1;
        }
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        weights.forEach((weight, index) => {
          const share = weight / total;
          const count = counts[index] ?? Number.NaN;
          if (weight === 0) expect(count).toBe(0);
          // 6 standard deviations of a binomial count
          expect(Math.abs(count / 20_000 - share)).toBeLessThanOrEqual(
            6 * Math.sqrt((share * (1 - share)) / 20_000) + 1e-9,
          );
        });
      }),
      { numRuns: 40 },
    );
  });

  it('refuses weights it cannot draw from', () => {
    expect(() => createAliasTable([])).toThrow(RangeError);
    expect(() => createAliasTable([0, 0])).toThrow(RangeError);
    expect(() => createAliasTable([1, -1])).toThrow('weight 1 is -1');
  });
});

function first(seed: number, stream = 0): number[] {
  const random = createRandom(seed, stream);
  return draw(8, () => random.uint32());
}
