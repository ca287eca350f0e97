import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planeBounds } from '../../../../src/domain/hotspots/plane/plane-points.ts';
import { createPointIndex } from '../../../../src/domain/hotspots/plane/point-index.ts';
import { latticePoints, pointsOf, scatteredPoints } from '../points.ts';

const anyPoints = fc.oneof(latticePoints(60), scatteredPoints(60));

describe('the index of points', () => {
  it('finds what a search through all points finds, each once, with its squared distance', () => {
    const radius = fc.oneof(fc.constantFrom(0, 1, 2, 5), fc.double({ min: 0, max: 2e4, noNaN: true }));
    const cell = fc.constantFrom(0.01, 1, 3.7, 500, 1e6);
    fc.assert(
      fc.property(anyPoints, radius, cell, fc.nat(), (pairs, radiusM, cellM, pick) => {
        const points = pointsOf(pairs);
        const index = createPointIndex(points, cellM);
        const [x, y] = pairs[pick % Math.max(pairs.length, 1)] ?? [0, 0];
        const expected = pairs.flatMap(([otherX, otherY], other) => {
          const squared = (otherX - x) ** 2 + (otherY - y) ** 2;
          return squared <= radiusM * radiusM ? [[other, squared]] : [];
        });
        const found: number[][] = [];
        index.forEachWithin(x, y, radiusM, (other, squared) => found.push([other, squared]));
        expect(found.sort(([a = 0], [b = 0]) => a - b)).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });

  it('answers for places outside of all points', () => {
    const index = createPointIndex(pointsOf([[0, 0]]), 10);
    const near = (x: number, y: number, radiusM: number) => {
      const found: number[] = [];
      index.forEachWithin(x, y, radiusM, (other) => found.push(other));
      return found;
    };
    expect(near(3, 4, 5)).toEqual([0]);
    expect(near(3, 4, 4.9)).toEqual([]);
    expect(near(-1e9, 1e9, 10)).toEqual([]);
    expect(near(1e6, 0, 1e6)).toEqual([0]);
  });

  it('keeps its table small on a wide plane with few points', () => {
    const far = pointsOf([
      [0, 0],
      [1e9, 1],
      [1e9, 1e9],
    ]);
    const found: number[] = [];
    createPointIndex(far, 1).forEachWithin(1e9, 0, 2, (other) => found.push(other));
    expect(found).toEqual([1]);
  });

  it('refuses what is no plane', () => {
    expect(() => createPointIndex(pointsOf([[0, 0]]), 0)).toThrow(RangeError);
    expect(() => planeBounds(pointsOf([[0, Number.NaN]]))).toThrow(
      'point 0 has no finite coordinates: (0, NaN)',
    );
    expect(() => planeBounds({ x: new Float64Array(2), y: new Float64Array(1) })).toThrow(
      '2 values of x, but 1 of y',
    );
    expect(planeBounds(pointsOf([]))).toBeUndefined();
  });
});
