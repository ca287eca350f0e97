import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { RangeCounter, type Kernel } from '../../../../src/domain/engine/counting/range-counter.ts';

const ROWS = 400;
/** So many counters that only a handful of slices fit the budget: edges then lie far from a slice. */
const SIZE = 60_000;
const placeOf = (row: number): number => (row * 7_919) % 97;

const kernel: Kernel = (counters, from, to, sign) => {
  for (let row = from; row < to; row++) counters[placeOf(row)]! += sign;
};

const ranges = fc.array(
  fc.tuple(fc.nat(ROWS), fc.nat(ROWS)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
  { minLength: 1, maxLength: 12 },
);

test('a cube counts every range as a fresh count does, with and without slices', () => {
  let sliced = 0;
  fc.assert(
    fc.property(ranges, fc.boolean(), fc.boolean(), (moves, isBuilt, maySlice) => {
      const cube = new RangeCounter(ROWS, SIZE, kernel, maySlice);
      if (isBuilt) for (const _ of cube.buildTask());
      if (cube.isBuilt) sliced++;
      for (const [from, to] of moves) {
        const expected = new Int32Array(97);
        for (let row = from; row < to; row++) expected[placeOf(row)]!++;
        expect(cube.at(from, to).subarray(0, 97)).toEqual(expected);
      }
    }),
    { numRuns: 300 },
  );
  expect(sliced).toBeGreaterThan(50);
});

test('slices are used: a far move with them costs rows near its ends only', () => {
  let counted = 0;
  const cube = new RangeCounter(ROWS * 1000, 16, (counters, from, to, sign) => {
    counted += to - from;
    counters[0]! += sign * (to - from);
  });
  for (const _ of cube.buildTask());
  counted = 0;
  for (const [from, to] of [
    [10_000, 390_000],
    [200_000, 210_000],
    [3, 399_999],
  ] as const)
    // prettier-ignore
    expect(cube.at(from, to)[0]).toBe(to - from);
  expect(counted).toBeLessThan(40_000);
});

test('rows that are not there make no slices', () => {
  const cube = new RangeCounter(0, 4, kernel);
  for (const _ of cube.buildTask());
  expect(cube.at(0, 0)).toEqual(new Int32Array(4));
  expect(cube.isBuilt).toBe(false);
});
