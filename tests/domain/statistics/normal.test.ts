import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normalTwoSidedP } from '../../../src/domain/statistics/normal.ts';

const { source, cases } = JSON.parse(
  readFileSync(new URL('../../truth/normal-tails.json', import.meta.url), 'utf8'),
) as { source: string; cases: [score: number, p: number][] };

describe('the normal distribution', () => {
  it(`has the tails of ${source}, to the same relative precision far out`, () => {
    for (const [score, p] of cases) {
      expect(Math.abs(normalTwoSidedP(score) / p - 1), `at ${score}`).toBeLessThan(1e-12);
      expect(normalTwoSidedP(-score)).toBe(normalTwoSidedP(score));
    }
  });

  it('ends at 1 in the middle and at 0 beyond all numbers', () => {
    expect(normalTwoSidedP(0)).toBe(1);
    expect(normalTwoSidedP(Infinity)).toBe(0);
    expect(normalTwoSidedP(Number.NaN)).toBeNaN();
  });
});
