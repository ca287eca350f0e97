import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getisOrd } from '../../../../src/domain/hotspots/significance/getis-ord.ts';
import { latticePoints, pointsOf } from '../points.ts';

const truth = JSON.parse(
  readFileSync(new URL('../../../truth/getis-ord-1996.json', import.meta.url), 'utf8'),
) as {
  source: string;
  x: number[];
  y: number[];
  values: number[];
  published: { cell: number; distanceM: number; isStar: boolean; z: number }[];
  scores: { distanceM: number; isStar: boolean; z: number[] }[];
};
const cells = { x: Float64Array.from(truth.x), y: Float64Array.from(truth.y) };
const values = Float64Array.from(truth.values);

describe('Gi and Gi*', () => {
  for (const { cell, distanceM, isStar, z } of truth.published)
    it(`give the published ${isStar ? 'Gi*' : 'Gi'} of Getis and Ord 1996: ${z}`, () => {
      expect(Math.abs(getisOrd(cells, values, { distanceM, isStar }).z[cell - 1]! - z)).toBeLessThan(1e-5);
    });

  for (const { distanceM, isStar, z } of truth.scores)
    it(`${isStar ? 'Gi*' : 'Gi'} within ${distanceM} is that of dense matrices in all 256 cells`, () => {
      const found = getisOrd(cells, values, { distanceM, isStar });
      for (const [cell, score] of z.entries()) expect(found.z[cell]).toBeCloseTo(score, 8);
    });

  it('is what one reckons by hand on a cross of nine cells', () => {
    // 9 in the middle of eight zeros: mean 1, S² = 81 / 9 − 1 = 8. The middle and its 4 neighbours: w = 5,
    // Gi* = (9 − 5) / √(8 · (9 · 5 − 25) / 8) = 4 / √20. A corner: w = 3, sum 0: −3 / √(8 · (9 · 3 − 9) / 8) = −3 / √18.
    const nine = pointsOf([0, 1, 2].flatMap((y) => [0, 1, 2].map((x): [number, number] => [x, y])));
    const { z, p } = getisOrd(nine, Float64Array.of(0, 0, 0, 0, 9, 0, 0, 0, 0), {
      distanceM: 1,
      isStar: true,
    });
    expect(z[4]).toBeCloseTo(4 / Math.sqrt(20), 12);
    expect(z[0]).toBeCloseTo(-3 / Math.sqrt(18), 12);
    // 2 · (1 − Φ(0.894427)), from a table of the normal distribution.
    expect(p[4]).toBeCloseTo(0.3711, 4);
  });

  it('does not care about an offset or a scale of the values, and turns with their sign', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(
        latticePoints(40, 3),
        counts,
        fc.boolean(),
        fc.double({ min: -1e5, max: 1e5, noNaN: true }),
        fc.double({ min: 0.01, max: 1e4, noNaN: true }),
        fc.boolean(),
        (pairs, numbers, isStar, offset, scale, isTurned) => {
          const points = pointsOf(pairs);
          const sign = isTurned ? -1 : 1;
          const plain = getisOrd(
            points,
            Float64Array.from(pairs, (_, at) => numbers[at]!),
            { distanceM: 3, isStar },
          );
          const other = getisOrd(
            points,
            Float64Array.from(pairs, (_, at) => sign * scale * numbers[at]! + offset),
            { distanceM: 3, isStar },
          );
          for (const [at, z] of plain.z.entries()) {
            if (Number.isNaN(z)) continue;
            // What the offset leaves of the digits of the values.
            const digits = 1e-9 + (1e-12 * Math.abs(offset)) / scale;
            expect(Math.abs(other.z[at]! - sign * z)).toBeLessThan(digits * (1 + Math.abs(z)));
          }
        },
      ),
    );
  });

  it('has no score without neighbours, with all as neighbours, or without anything that varies', () => {
    const line = pointsOf([
      [0, 0],
      [1, 0],
      [2, 0],
      [50, 0],
    ]);
    const score = (numbers: number[], distanceM: number, isStar: boolean) => [
      ...getisOrd(line, Float64Array.from(numbers), { distanceM, isStar }).z,
    ];
    expect(score([1, 2, 3, 4], 1, false).map(Number.isNaN)).toEqual([false, false, false, true]);
    expect(score([1, 2, 3, 4], 1, true).map(Number.isNaN)).toEqual([false, false, false, false]);
    expect(score([1, 2, 3, 4], 100, true).every(Number.isNaN)).toBe(true);
    expect(score([0.1, 0.1, 0.1, 0.1], 1, true).every(Number.isNaN)).toBe(true);
    // Without the one that differs nothing varies; 0.1 and 0.3 would leave rounding errors.
    expect(score([0.1, 0.3, 0.1, 0.1], 1, false).map(Number.isNaN)).toEqual([false, true, false, true]);
  });

  it('refuses what does not fit together', () => {
    const options = { distanceM: 1, isStar: true };
    expect(() => getisOrd(cells, new Float64Array(3), options)).toThrow('256 points, but 3 values');
    expect(() => getisOrd(cells, values, { ...options, distanceM: 0 })).toThrow(RangeError);
    expect(() => getisOrd(cells, values.with(7, Number.NaN), options)).toThrow('the value of place 7');
  });
});
