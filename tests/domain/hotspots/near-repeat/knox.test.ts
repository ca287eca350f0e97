import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knoxTable, type KnoxOptions } from '../../../../src/domain/hotspots/near-repeat/knox.ts';
import type { PlaneMetric } from '../../../../src/domain/hotspots/near-repeat/near-pairs.ts';
import { createRandom } from '../../../../src/domain/random/random.ts';
import { runTask } from '../../../../src/domain/tasks/task.ts';
import { latticePoints, pointsOf, scatteredPoints } from '../points.ts';

type Pair = readonly [number, number];
const knox = (pairs: readonly Pair[], days: readonly number[], options: Partial<KnoxOptions> = {}) =>
  runTask(
    knoxTable(pointsOf(pairs), Float64Array.from(days), {
      distanceBands: [0.1, 200, 400],
      dayBands: [7, 14],
      metric: 'euclidean',
      permutations: 0,
      random: createRandom(1),
      ...options,
    }),
  );

/** Every pair, compared with every band. */
function plainCounts(pairs: readonly Pair[], days: readonly number[], options: KnoxOptions): number[][] {
  const { distanceBands, dayBands, metric } = options;
  const table = distanceBands.map(() => dayBands.map(() => 0));
  const isIn = (value: number, edges: readonly number[], band: number) =>
    value <= edges[band]! && (band === 0 || value > edges[band - 1]!);
  for (const [at, [x, y]] of pairs.entries())
    for (let other = 0; other < at; other += 1) {
      const [dx, dy] = [Math.abs(x - pairs[other]![0]), Math.abs(y - pairs[other]![1])];
      const distance = metric === 'euclidean' ? Math.sqrt(dx * dx + dy * dy) : dx + dy;
      const gap = Math.abs(days[at]! - days[other]!);
      for (const row of distanceBands.keys())
        for (const column of dayBands.keys())
          if (isIn(distance, distanceBands, row) && isIn(gap, dayBands, column)) table[row]![column]! += 1;
    }
  return table;
}

describe('the Knox table', () => {
  it('closes its first band at 0 and at its edge, the others at their upper edge', () => {
    const counted = (metres: number, days: number) =>
      knox(
        [
          [0, 0],
          [metres, 0],
        ],
        [0, days],
      ).observed;
    expect(counted(0, 0)).toEqual([
      [1, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(counted(0.1, 7)).toEqual([
      [1, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(counted(200, 14)).toEqual([
      [0, 0],
      [0, 1],
      [0, 0],
    ]);
    expect(counted(200.001, 7.5)).toEqual([
      [0, 0],
      [0, 0],
      [0, 1],
    ]);
    expect(counted(400, 15)).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(counted(401, 0)).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    // The off-by-one of a widespread calculator would lose this pair.
    expect(
      knox(
        [
          [0, 0],
          [100, 0],
        ],
        [10, 7],
        { distanceBands: [0, 200], dayBands: [3] },
      ).observed,
    ).toEqual([[0], [1]]);
  });

  it('measures along both axes where it is asked to', () => {
    const pair: Pair[] = [
      [0, 0],
      [150, 150],
    ];
    expect(knox(pair, [0, 0], { metric: 'manhattan' }).observed).toEqual([
      [0, 0],
      [0, 0],
      [1, 0],
    ]);
    expect(knox(pair, [0, 0], { metric: 'euclidean' }).observed).toEqual([
      [0, 0],
      [0, 0],
      [1, 0],
    ]);
    expect(
      knox(
        [
          [0, 0],
          [120, 120],
        ],
        [0, 0],
        { metric: 'manhattan' },
      ).observed[2],
    ).toEqual([1, 0]);
    expect(
      knox(
        [
          [0, 0],
          [120, 120],
        ],
        [0, 0],
        { metric: 'euclidean' },
      ).observed[1],
    ).toEqual([1, 0]);
  });

  it('counts what all pairs give', () => {
    const day = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.double({ min: 0, max: 20, noNaN: true }));
    fc.assert(
      fc.property(
        fc.oneof(latticePoints(50), scatteredPoints(50)),
        fc.oneof(fc.constant(true), fc.constant(false)),
        fc.array(day, { minLength: 50, maxLength: 50 }),
        fc.constantFrom<PlaneMetric>('euclidean', 'manhattan'),
        fc.constantFrom([0, 1, 5], [2], [0.5, 4_000, 9_000], [0]),
        (pairs, isWhole, someDays, metric, distanceBands) => {
          const days = pairs.map((_, at) => (isWhole ? Math.floor(someDays[at]!) : someDays[at]!));
          const options = {
            distanceBands,
            dayBands: [0, 3, 9],
            metric,
            permutations: 0,
            random: createRandom(1),
          };
          expect(knox(pairs, days, options).observed).toEqual(plainCounts(pairs, days, options));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('holds the same pairs in all, however the dates lie', () => {
    // Bands that take in every gap: dates only move pairs between columns.
    const random = createRandom(5);
    const pairs = Array.from({ length: 80 }, (): Pair => [random.next() * 900, random.next() * 900]);
    const days = pairs.map(() => Math.floor(random.next() * 30));
    const { expected, observed } = knox(pairs, days, { dayBands: [30], permutations: 5 });
    expect(expected).toEqual(observed);
  });

  it('gives median, ratio and p-value of the permutations', () => {
    // Two events at one place within the band, a third far away: of the 3 ways to choose the pair, with days 0, 0 and 9,
    // one has both within a day. Expected share of permutations with a pair: 1/3, so the median is 0.
    const { observed, expected, ratio, p } = knox(
      [
        [0, 0],
        [0, 0],
        [9_000, 0],
      ],
      [0, 0, 9],
      {
        distanceBands: [1],
        dayBands: [1],
        permutations: 2_999,
      },
    );
    expect([observed, expected, ratio]).toEqual([[[1]], [[0]], [[Infinity]]]);
    // 3 standard errors of 2,999 draws.
    expect(Math.abs(p[0]![0]! - 1 / 3)).toBeLessThan(0.026);
  });

  it('says little of dates without a pattern, and much of planted repeats', () => {
    const random = createRandom(8);
    const places = Array.from({ length: 300 }, (): Pair => [random.next() * 3_000, random.next() * 3_000]);
    const days = places.map(() => Math.floor(random.next() * 365));
    const options = { distanceBands: [300], dayBands: [7], permutations: 99 };
    const plain = knox(places, days, options);
    expect(plain.p[0]![0]).toBeGreaterThan(0.05);
    const repeated = knox(
      [...places, ...places.slice(0, 40).map(([x, y]): Pair => [x + 20, y])],
      [...days, ...days.slice(0, 40).map((day) => day + 2)],
      options,
    );
    expect(repeated.p[0]![0]).toBe(0.01);
    expect(repeated.ratio[0]![0]).toBeGreaterThan(1.5);
  });

  it('repeats itself for one seed, tells how far it is, and has no expectation without permutations', () => {
    const pairs: Pair[] = [
      [0, 0],
      [50, 0],
      [100, 0],
      [300, 0],
    ];
    const days = [0, 3, 9, 30];
    const done: number[] = [];
    const run = (onPermutation?: (at: number) => void) =>
      knox(pairs, days, { permutations: 20, random: createRandom(4), onPermutation });
    expect(run((at) => done.push(at))).toEqual(run());
    expect(done).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    expect(knox(pairs, days).expected.flat().every(Number.isNaN)).toBe(true);
    expect(knox([], []).observed).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  it('refuses bands and dates that make no sense', () => {
    expect(() => knox([], [], { distanceBands: [] })).toThrow('distance bands have to ascend');
    expect(() => knox([], [], { dayBands: [7, 7] })).toThrow('day bands have to ascend from 0, got 7, 7');
    expect(() => knox([], [], { dayBands: [-1, 7] })).toThrow(RangeError);
    expect(() => knox([[0, 0]], [])).toThrow('1 points, but 0 dates');
    expect(() => knox([[0, 0]], [Number.NaN])).toThrow('every event needs a date');
    expect(() => knox([], [], { permutations: 1.5 })).toThrow(RangeError);
  });
});
