import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dbscan } from '../../../../src/domain/hotspots/clusters/dbscan.ts';
import { adjustedRandIndex } from '../../../support/rand-index.ts';
import { latticePoints, pointsOf, scatteredPoints } from '../points.ts';

interface LabelledCloud {
  name: string;
  x: number[];
  y: number[];
  runs: { radiusM: number; minPoints: number; labels: number[]; borderPoints: number }[];
}

const { source, cases } = JSON.parse(
  readFileSync(new URL('../../../truth/dbscan-labels.json', import.meta.url), 'utf8'),
) as { source: string; cases: LabelledCloud[] };

/** The definition, point by point, without any cells. */
function plainDbscan(pairs: readonly (readonly [number, number])[], radiusM: number, minPoints: number) {
  const near = pairs.map(([x, y]) =>
    pairs.flatMap(([a, b], at) => ((a - x) ** 2 + (b - y) ** 2 <= radiusM ** 2 ? [at] : [])),
  );
  const isCore = near.map((others) => others.length >= minPoints);
  const labels = pairs.map(() => -1);
  let clusterCount = 0;
  for (const seed of pairs.keys()) {
    if (labels[seed] !== -1 || !isCore[seed]) continue;
    const waiting = [seed];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (labels[at] !== -1) continue;
      labels[at] = clusterCount;
      if (isCore[at]) waiting.push(...(near[at] ?? []));
    }
    clusterCount += 1;
  }
  return { labels, clusterCount, isCore };
}

const settings = fc.record({
  radiusM: fc.constantFrom(0.5, 1, 1.5, 2, 3, 700, 2_500),
  minPoints: fc.integer({ min: 1, max: 8 }),
});
const anyPoints = fc.oneof(latticePoints(90), scatteredPoints(90));

describe(`DBSCAN against ${source}`, () => {
  for (const { name, x, y, runs } of cases)
    for (const { radiusM, minPoints, labels, borderPoints } of runs)
      it(`${name}, radius ${radiusM}, ${minPoints} points: the labels, with ${borderPoints} border points`, () => {
        const found = dbscan({ x: Float64Array.from(x), y: Float64Array.from(y) }, { radiusM, minPoints });
        expect(adjustedRandIndex(found.labels, labels)).toBe(1);
        // More than the same partition: the same numbers, so that border points lie in the same cluster.
        expect([...found.labels]).toEqual(labels);
        expect(found.clusterCount).toBe(Math.max(...labels) + 1);
      });

  it('has border points to decide on', () => {
    expect(cases.flatMap(({ runs }) => runs).reduce((sum, run) => sum + run.borderPoints, 0)).toBeGreaterThan(
      400,
    );
  });
});

describe('DBSCAN', () => {
  it('is its definition', () => {
    fc.assert(
      fc.property(anyPoints, settings, (pairs, { radiusM, minPoints }) => {
        const expected = plainDbscan(pairs, radiusM, minPoints);
        const found = dbscan(pointsOf(pairs), { radiusM, minPoints });
        expect([...found.labels]).toEqual(expected.labels);
        expect(found.clusterCount).toBe(expected.clusterCount);
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order of the points, but for which cluster a border point joins', () => {
    const order = latticePoints(70, 2).chain((pairs) =>
      fc.tuple(
        fc.constant(pairs),
        fc.shuffledSubarray([...pairs.keys()], { minLength: pairs.length, maxLength: pairs.length }),
      ),
    );
    fc.assert(
      fc.property(order, settings, ([pairs, shuffled], { radiusM, minPoints }) => {
        const { isCore } = plainDbscan(pairs, radiusM, minPoints);
        const one = dbscan(pointsOf(pairs), { radiusM, minPoints });
        const two = dbscan(pointsOf(shuffled.map((at) => pairs[at]!)), { radiusM, minPoints });
        const back = new Int32Array(pairs.length);
        for (const [at, from] of shuffled.entries()) back[from] = two.labels[at]!;
        const cores = [...pairs.keys()].filter((at) => isCore[at]);
        expect(two.clusterCount).toBe(one.clusterCount);
        expect(
          adjustedRandIndex(
            Int32Array.from(cores, (at) => one.labels[at]!),
            Int32Array.from(cores, (at) => back[at]!),
          ),
        ).toBe(1);
        expect([...back].map((label) => label === -1)).toEqual([...one.labels].map((label) => label === -1));
      }),
    );
  });

  it('takes a plane a million times wider than the radius', () => {
    const far = pointsOf([
      [0, 0],
      [5e7, 5e7],
      [5e7 + 1, 5e7],
      [0, 1],
    ]);
    expect([...dbscan(far, { radiusM: 1, minPoints: 2 }).labels]).toEqual([0, 1, 1, 0]);
  });

  it('refuses what it cannot do, and has no clusters of nothing', () => {
    const two = pointsOf([
      [0, 0],
      [1e12, 0],
    ]);
    expect(() => dbscan(two, { radiusM: 0, minPoints: 2 })).toThrow(
      'the radius has to be more than 0, got 0',
    );
    expect(() => dbscan(two, { radiusM: 1, minPoints: 0 })).toThrow(RangeError);
    expect(() => dbscan(two, { radiusM: 1, minPoints: 1.5 })).toThrow(RangeError);
    expect(() => dbscan(two, { radiusM: 1, minPoints: 1 })).toThrow('too small');
    expect(dbscan(pointsOf([]), { radiusM: 1, minPoints: 1 })).toEqual({
      labels: new Int32Array(0),
      clusterCount: 0,
    });
  });
});
