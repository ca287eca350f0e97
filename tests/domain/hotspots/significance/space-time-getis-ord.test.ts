import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spaceTimeGetisOrd } from '../../../../src/domain/hotspots/significance/space-time-getis-ord.ts';
import truth from '../../../truth/space-time-getis-ord.json' with { type: 'json' };

const points = { x: Float64Array.from(truth.x), y: Float64Array.from(truth.y) };
const values = Float64Array.from(truth.values);

test('the scores are those of a dense weight matrix', () => {
  const { z, p } = spaceTimeGetisOrd(points, values, truth.distanceM);
  expect(z.length).toBe(truth.z.length);
  truth.z.forEach((expected, at) => expect(z[at]).toBeCloseTo(expected, 9));
  expect([...p].every((value) => value >= 0 && value <= 1)).toBe(true);
});

test('a case of three places worked by hand', () => {
  // Places at 0, 1 and 10; steps (2, 0, 1) and (4, 0, 0): n = 6, mean 7/6, Σx² = 21, S² = 21/6 − 49/36 = 77/36.
  const three = { x: Float64Array.of(0, 1, 10), y: new Float64Array(3) };
  const { z } = spaceTimeGetisOrd(three, Float64Array.of(2, 0, 1, 4, 0, 0), 1);
  const s = Math.sqrt(77 / 36);
  const score = (sum: number, k: number): number =>
    (sum - (k * 7) / 6) / (s * Math.sqrt((6 * k - k * k) / 5));
  expect(z[0]).toBeCloseTo(score(2, 2), 12);
  expect(z[2]).toBeCloseTo(score(1, 1), 12);
  expect(z[3]).toBeCloseTo(score(2 + 4, 4), 12);
  expect(z[5]).toBeCloseTo(score(1 + 0, 2), 12);
});

test('neither a shift nor a scale of the values changes a score', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 48, maxLength: 48 }),
      fc.double({ min: -1e4, max: 1e4, noNaN: true }),
      fc.double({ min: 0.01, max: 1e3, noNaN: true }),
      (counts, shift, scale) => {
        fc.pre(new Set(counts).size > 1);
        const before = spaceTimeGetisOrd(points, Float64Array.from(counts), 900).z;
        const after = spaceTimeGetisOrd(
          points,
          Float64Array.from(counts, (value) => shift + scale * value),
          900,
        ).z;
        before.forEach((z, at) => expect(after[at]).toBeCloseTo(z, 5));
      },
    ),
    { numRuns: 30, seed: 1 },
  );
});

test('values that are all equal have no score, and values that are no whole steps are refused', () => {
  expect([...spaceTimeGetisOrd(points, new Float64Array(48).fill(3), 900).z].every(Number.isNaN)).toBe(true);
  expect(() => spaceTimeGetisOrd(points, new Float64Array(47), 900)).toThrow(RangeError);
  expect(() => spaceTimeGetisOrd(points, values, 0)).toThrow(RangeError);
});
