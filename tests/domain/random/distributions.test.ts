import { describe, expect, it } from 'vitest';
import { createAliasTable } from '../../../src/domain/random/alias-table.ts';
import {
  below,
  chance,
  exponential,
  logNormal,
  pick,
  standardNormal,
  uniform,
} from '../../../src/domain/random/distributions.ts';
import type { Random } from '../../../src/domain/random/random.ts';

/** A source that gives these numbers, one after the other. */
const given = (...numbers: number[]): Random => ({
  next: () => numbers.shift() ?? Number.NaN,
  uint32: () => Number.NaN,
});
const LAST = 1 - 2 ** -32;

describe('what is made of uniform numbers, by hand', () => {
  it('lies in its range, whose end is left out', () => {
    expect([0, 0.5, 0.75].map((next) => uniform(given(next), -2, 6))).toEqual([-2, 2, 4]);
    expect([0, 0.3, 0.5, LAST].map((next) => below(given(next), 4))).toEqual([0, 1, 2, 3]);
    expect([0, 0.34, LAST].map((next) => pick(given(next), ['a', 'b', 'c']))).toEqual(['a', 'b', 'c']);
  });

  it('cannot be picked from nothing', () => {
    expect(() => pick(given(0), [])).toThrow('nothing to pick from: the list is empty');
  });

  it('is true with a probability: never with 0, always with 1', () => {
    expect([0, 0.29, 0.3, 0.9].map((next) => chance(given(next), 0.3))).toEqual([true, true, false, false]);
    expect(chance(given(0), 0)).toBe(false);
    expect(chance(given(LAST), 1)).toBe(true);
  });

  it('is exponential, normal and log-normal by the formulas of the books', () => {
    expect(exponential(given(0))).toBe(-0);
    expect(exponential(given(1 - Math.exp(-2)))).toBeCloseTo(2, 12);
    // Box and Muller: √(2 E) cos(2π u).
    expect(standardNormal(given(1 - Math.exp(-2), 0))).toBeCloseTo(2, 12);
    expect(standardNormal(given(1 - Math.exp(-2), 0.5))).toBeCloseTo(-2, 12);
    expect(standardNormal(given(1 - Math.exp(-2), 0.25))).toBeCloseTo(0, 12);
    expect(logNormal(given(1 - Math.exp(-2), 0), 24, 0.5)).toBeCloseTo(24 * Math.E, 9);
  });
});

describe('an alias table', () => {
  it('gives each position as much of the range as its weight says', () => {
    const share = (weights: readonly number[]) => {
      const table = createAliasTable(weights);
      const counts = weights.map(() => 0);
      for (let step = 0; step < 1_200; step += 1) counts[table.draw(given((step + 0.5) / 1_200))]! += 1;
      return counts.map((count) => count / 1_200);
    };
    const weights = [1, 4, 0, 3, 2, 2];
    share(weights).forEach((part, at) => expect(part).toBeCloseTo(weights[at]! / 12, 2));
    expect(share([5])).toEqual([1]);
    expect(share([0, 7, 0])).toEqual([0, 1, 0]);
    expect(share([1, 1, 1])).toEqual([1 / 3, 1 / 3, 1 / 3]);
  });

  it('says which weight it cannot take', () => {
    expect(() => createAliasTable([1, Infinity])).toThrow('weight 1 is Infinity');
    expect(() => createAliasTable([Number.NaN])).toThrow('weight 0 is NaN');
    expect(() => createAliasTable([0, 0])).toThrow('an alias table needs at least one positive weight');
  });
});
