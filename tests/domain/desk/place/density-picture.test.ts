import { describe, expect, it } from 'vitest';
import { densityPicture, type DensityPicture } from '../../../../src/domain/desk/place/density-picture.ts';
import { pointInRing } from '../../../../src/domain/geo/rings.ts';
import { runTask } from '../../../../src/domain/tasks/task.ts';
import { fewCases, metresOf, ONE_DAY, type FewCase } from './a-few-cases.ts';

const BANDWIDTH_M = 100;
const densityOf = (few: readonly FewCase[]) =>
  runTask(densityPicture({ cases: fewCases(few), markets: [], filter: ONE_DAY, bandwidthM: BANDWIDTH_M }));

/** Cases per km² of the quartic kernel, summed up by its formula. */
function quartic(few: readonly FewCase[], eastM: number, northM: number): number {
  const heights = few.map(([x, y, weight = 1]) => {
    const rest = 1 - ((x - eastM) ** 2 + (y - northM) ** 2) / BANDWIDTH_M ** 2;
    return rest > 0 ? weight * rest * rest : 0;
  });
  return (heights.reduce((sum, height) => sum + height, 0) * 3e6) / (Math.PI * BANDWIDTH_M ** 2);
}

/** Where the bands of a picture and the formula differ, among the middles of cells around each case. */
function contradictions({ bands, cellM }: DensityPicture, few: readonly FewCase[]): string[] {
  const found: string[] = [];
  for (const { from, polygons } of bands) {
    const rings = polygons.flat().map((ring) => ring.map(metresOf));
    for (const [x, y] of few)
      for (let column = Math.floor(x / cellM) - 5; column <= x / cellM + 5; column++)
        for (let row = Math.floor(y / cellM) - 5; row <= y / cellM + 5; row++) {
          const [eastM, northM] = [(column + 0.5) * cellM, (row + 0.5) * cellM];
          const isInside = rings.filter((ring) => pointInRing(eastM, northM, ring.map(([e, n]) => [e, n]))).length % 2 === 1; // prettier-ignore
          if (isInside !== quartic(few, eastM, northM) > from) found.push(`${from}: ${eastM}, ${northM}`);
        }
  }
  return found;
}

describe('bands', () => {
  // Cells of 20 m begin at the first case. The middle of one is 510 m east and 310 m north of it.
  const few: FewCase[] = [[0, 0], [510, 310, 0.5], [510, 310, 0.5]]; // prettier-ignore

  it('are readable shares of the highest density', () => {
    const { kind, facts, bandwidthM, cellM, bands } = densityOf(few);
    expect({ kind, bandwidthM, cellM }).toEqual({ kind: 'density', bandwidthM: 100, cellM: 20 });
    expect(facts).toEqual({ cases: 3, weight: 2, window: ONE_DAY.range });
    // 3 / (π · 0.1²) = 95.5 cases per km².
    expect(bands.map(({ from }) => from)).toEqual([10, 20, 50, 80]);
  });

  it('hold a middle of a cell where the density there is above their limit, and no other', () => {
    expect(contradictions(densityOf(few), few)).toEqual([]);
  });

  it('pass between the cells where the density is that of the limit', () => {
    const { bands } = densityOf(few);
    for (const { from, polygons } of bands.slice(0, 3)) {
      expect(polygons).toHaveLength(2);
      for (const [ring, ...holes] of polygons) {
        expect(holes).toEqual([]);
        expect(ring!.at(-1)).toEqual(ring![0]);
        for (const position of ring!) {
          const [eastM, northM] = metresOf(position);
          const fromCase = Math.min(Math.hypot(eastM, northM), Math.hypot(eastM - 510, northM - 310));
          // (1 − u²)² = limit / highest.
          const expectedM = BANDWIDTH_M * Math.sqrt(1 - Math.sqrt(from / quartic(few, 510, 310)));
          expect(Math.abs(fromCase - expectedM)).toBeLessThan(2.5);
        }
      }
    }
  });

  it('close also where the cells of a wide city are large', () => {
    // With 150 m around them they are 19,805 m × 12,300 m: 120,000 cells of at least 45.06 m.
    const wide: FewCase[] = [[0, 0], [-5004.96, 1035], [14_500.04, -4000], [3000, 8000]]; // prettier-ignore
    const picture = densityOf(wide);
    expect(picture.cellM).toBe(46);
    // The middle of a column of cells is 78 m west of the first of the three, within its outermost band.
    expect(quartic(wide, -5083, 1035)).toBeGreaterThan(picture.bands[0]!.from);
    expect(contradictions(picture, wide)).toEqual([]);
  });
});

describe('peaks', () => {
  it('are the middles of the densest cells, with what lies within the bandwidth', () => {
    // The first case is over before the day, and no cell begins at it.
    const { peaks } = densityOf([[33, -77, 0], [0, 0], [510, 310, 0.5], [510, 310, 0.5], [510, 420, 1]]); // prettier-ignore
    expect(peaks).toHaveLength(2);
    expect(peaks.map(({ weight, cases }) => [weight, cases])).toEqual([
      [1, 2],
      [1, 1],
    ]);
    const [east, north] = metresOf(peaks[0]!.position);
    expect(east).toBeCloseTo(510, 6);
    expect(north).toBeCloseTo(310, 6);
    expect(peaks[0]!.density).toBeCloseTo(95.493, 3);
    // The corner of four cells is the place of the second.
    expect(metresOf(peaks[1]!.position).map((metres) => Math.round(Math.abs(metres)))).toEqual([10, 10]);
    expect(peaks[1]!.density).toBeCloseTo(quartic([[0, 0]], 10, 10), 6);
  });

  it('lie two bandwidths apart at least, and are denser than a tenth of the densest', () => {
    const { peaks } = densityOf([
      [0, 0, 0.2],
      [510, 310],
      // Two bandwidths from it, and little more than one.
      [710, 310, 0.5],
      [510, 420, 0.5],
      // A tenth.
      [1010, 10, 0.1],
    ]);
    const densities = peaks.map(({ density }) => density / quartic([[0, 0]], 0, 0));
    expect(densities.map((share) => share.toFixed(3))).toEqual(['1.000', '0.500', '0.192']);
    expect(metresOf(peaks[1]!.position)[0]).toBeCloseTo(710, 6);
  });

  it('are ten at most', () => {
    const row = Array.from({ length: 12 }, (_, at): FewCase => [at * 300, 0]);
    expect(densityOf(row).peaks).toHaveLength(10);
  });
});

it('without cases has neither bands nor peaks', () => {
  expect(densityOf([[0, 0, 0]])).toEqual({
    kind: 'density',
    facts: { cases: 0, weight: 0, window: ONE_DAY.range },
    bandwidthM: 100,
    cellM: 25,
    bands: [],
    peaks: [],
  });
});
