import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  displacementDifference,
  poissonETest,
  rootDifference,
} from '../../../src/domain/statistics/count-change.ts';

describe('the weighted displacement difference', () => {
  // Wheeler and Ratcliffe 2018, Table 3, as tests/testthat/test-wdd.R of ptools repeats it (interval of 95 % there).
  it('has the numbers of the paper', () => {
    const { total, z, low, high } = displacementDifference({
      treated: [207, 110],
      control: [308, 318],
      displacement: { treated: [178, 157], control: [150, 140] },
    });
    expect(total.estimate).toBe(-118);
    expect(total.standardError).toBeCloseTo(Math.sqrt(1568), 12);
    expect(z).toBeCloseTo(-2.98, 2);
    const half = (1.959963984540054 / 1.6448536269514722) * ((high - low) / 2);
    expect(Math.round(total.estimate - half)).toBe(-196);
    expect(Math.round(total.estimate + half)).toBe(-40);
  });

  // ptools' tests: local −10, displacement −10, total −20.
  it('adds what happened around to what happened there', () => {
    const { local, displaced, total } = displacementDifference({
      treated: [20, 10],
      control: [20, 20],
      displacement: { treated: [20, 10], control: [20, 20] },
    });
    expect([local.estimate, displaced.estimate, total.estimate]).toEqual([-10, -10, -20]);
    expect(local.standardError).toBeCloseTo(Math.sqrt(70), 12);
    expect(total.standardError).toBeCloseTo(Math.sqrt(140), 12);
  });

  // andrewpwheeler.com, 2021-01-09, and ptools' tests: two years before, one after.
  it('gives changes per unit of time where the periods differ', () => {
    const { total } = displacementDifference({
      treated: [80, 20],
      control: [100, 50],
      timeWeights: [2, 1],
    });
    expect(total.estimate).toBeCloseTo(-20, 12);
    expect(total.standardError).toBeCloseTo(Math.sqrt(115), 12);
  });

  // By hand: a control five times as large loses as much per area, and its counts vary as 150 / 5².
  it('gives changes per area where the areas differ', () => {
    const counts = { treated: [20, 10], control: [100, 50] } as const;
    const areaWeights = { treated: 1, control: 5, displacement: { treated: 1, control: 1 } };
    const { total, displaced } = displacementDifference({ ...counts, areaWeights });
    expect(total.estimate).toBeCloseTo(0, 12);
    expect(total.standardError).toBeCloseTo(6, 12);
    expect(displaced).toEqual({ estimate: 0, standardError: 0 });
    expect(displacementDifference(counts).total.estimate).toBe(40);
  });

  it('says nothing of nothing', () => {
    const { z, p } = displacementDifference({ treated: [0, 0], control: [0, 0] });
    expect([z, p]).toEqual([Number.NaN, Number.NaN]);
  });
});

describe('the E-test of two Poisson counts', () => {
  // Krishnamoorthy and Thomson 2004, as tests/testthat/test-etest.R of ptools repeats it.
  it('has the p-values of the paper', () => {
    expect(poissonETest([0, 3])).toBeCloseTo(0.0884, 3);
    expect(poissonETest([6, 2])).toBeCloseTo(0.1749, 4);
    // The remark in ptools' help of wdd: about 0.069.
    expect(poissonETest([20, 10])).toBeCloseTo(0.069, 3);
  });

  it('does not care which comes first, and never passes 1', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), (first, second) => {
        fc.pre(first + second > 0);
        const p = poissonETest([first, second]);
        expect(p).toBeCloseTo(poissonETest([second, first]), 10);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        if (first === second) expect(p).toBeCloseTo(1, 10);
      }),
      { numRuns: 40 },
    );
  });

  it('knows no p-value without a case, and refuses what is no count', () => {
    expect(poissonETest([0, 0])).toBeNaN();
    expect(() => poissonETest([3, -2])).toThrow('counts 3 and -2');
    expect(() => poissonETest([3, 3], [1, 0])).toThrow('lengths 1 and 0');
  });
});

it('the difference of roots is that of SCIENCE 4.7, worked by hand', () => {
  expect(rootDifference([9, 25])).toBe(4);
  expect(rootDifference([16, 4])).toBe(-4);
  expect(rootDifference([7, 7])).toBe(0);
});
