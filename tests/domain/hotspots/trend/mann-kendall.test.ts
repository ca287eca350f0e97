import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mannKendall } from '../../../../src/domain/hotspots/trend/mann-kendall.ts';
import { normalTwoSidedP } from '../../../../src/domain/statistics/normal.ts';

const { source, cases } = JSON.parse(
  readFileSync(new URL('../../../truth/kendall-tau.json', import.meta.url), 'utf8'),
) as { source: string; cases: { series: number[]; tau: number; p: number }[] };

describe('Mann–Kendall', () => {
  it(`has the tau and the variance of ${source}`, () => {
    for (const { series, tau, p } of cases) {
      const found = mannKendall(series);
      expect(found.tau).toBeCloseTo(tau, 12);
      // scipy does not correct for continuity: its p-value is that of S / √variance.
      expect(normalTwoSidedP(found.s / Math.sqrt(found.variance))).toBeCloseTo(p, 12);
    }
  });

  it('is what one reckons by hand for the tied series of Gilbert 1987', () => {
    const found = mannKendall([23, 24, 29, 6, 29, 24, 24, 29, 23]);
    // Later values above and below each: 23: 6, 1; 24: 3, 2; 29: 0, 4; 6: 5, 0; 29: 0, 3; 24: 1, 1; 24: 1, 1; 29: 0, 1.
    expect(found.s).toBe(16 - 13);
    // (9 · 8 · 23 − 2 · 1 · 9 − 2 · (3 · 2 · 11)) / 18
    expect(found.variance).toBeCloseTo(1506 / 18, 12);
    expect(found.z).toBeCloseTo(2 / Math.sqrt(1506 / 18), 12);
  });

  it('turns with the sign of the series, and does not care about any rising scale', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 30 }), (series) => {
        const found = mannKendall(series);
        const turned = mannKendall(series.map((value) => -value));
        expect(turned.s + found.s).toBe(0);
        expect(turned.p).toBe(found.p);
        expect(mannKendall(series.map((value) => value ** 3 + 7))).toEqual(found);
      }),
    );
  });

  it('sees a rise, and nothing in what does not vary', () => {
    const rise = mannKendall(Array.from({ length: 12 }, (_, step) => step));
    expect(rise).toMatchObject({ tau: 1, s: 66 });
    // (66 − 1) / √(12 · 11 · 29 / 18) = 4.457
    expect(rise.z).toBeCloseTo(4.457, 3);
    expect(rise.p).toBeLessThan(1e-5);
    expect(mannKendall([4, 4, 4, 4])).toMatchObject({ tau: Number.NaN, s: 0, z: 0, p: 1 });
    expect(mannKendall([])).toMatchObject({ s: 0, z: 0, p: 1 });
    expect(() => mannKendall([1, Number.NaN])).toThrow('step 1 of the series');
  });
});
