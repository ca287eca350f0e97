import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kernelDensity, type KernelName } from '../../../../src/domain/hotspots/density/kernel-density.ts';
import { createRandom } from '../../../../src/domain/random/random.ts';
import { addSmoothGaussian } from '../../../../src/domain/hotspots/density/smooth-gaussian.ts';
import { pointsOf, scatteredPoints } from '../points.ts';

interface DensityCase {
  kernel: KernelName;
  cellM: number;
  bandwidthM: number;
  isWeighted: boolean;
  values: number[];
}

const truth = JSON.parse(
  readFileSync(new URL('../../../truth/kernel-density.json', import.meta.url), 'utf8'),
) as {
  source: string;
  x: number[];
  y: number[];
  weights: number[];
  bounds: [number, number, number, number];
  cases: DensityCase[];
};
const points = { x: Float64Array.from(truth.x), y: Float64Array.from(truth.y) };
const [minX, minY, maxX, maxY] = truth.bounds;

/** Height of the kernel over a point of weight 1. */
const peakOf = (kernel: KernelName, bandwidthM: number) =>
  (kernel === 'quartic' ? 3 : 0.5) / (Math.PI * bandwidthM ** 2);
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);
const most = (values: Iterable<number>) =>
  [...values].reduce((highest, value) => Math.max(highest, value), 0);

describe(`kernel density against ${truth.source}`, () => {
  for (const { kernel, cellM, bandwidthM, isWeighted, values } of truth.cases)
    it(`${kernel}, bandwidth ${bandwidthM}, cells of ${cellM}${isWeighted ? ', weighted' : ''}`, () => {
      const weights = isWeighted ? Float64Array.from(truth.weights) : null;
      const grid = kernelDensity(points, weights, {
        bandwidthM,
        cellM,
        kernel,
        bounds: { minX, minY, maxX, maxY },
      });
      expect(grid).toMatchObject({
        x0: 0,
        y0: 0,
        cellM,
        columns: (maxX - minX) / cellM,
        rows: (maxY - minY) / cellM,
      });
      const errors = values.map((value, cell) => Math.abs(value - grid.values[cell]!));
      // Quartic: the twelve digits of the file. Gaussian: 1e-5 of the peak of a kernel for each unit of weight.
      if (kernel === 'quartic') expect(most(errors)).toBeLessThan(1e-11 * most(values));
      else
        expect(most(errors)).toBeLessThan(
          1e-5 * peakOf(kernel, bandwidthM) * sum(weights ?? truth.x.map(() => 1)),
        );
      expect(most(errors)).toBeLessThan(2e-5 * most(values));
    });
});

describe('kernel density', () => {
  const settings = fc.record({
    kernel: fc.constantFrom<KernelName>('quartic', 'gaussian'),
    cells: fc.double({ min: 2, max: 12, noNaN: true }),
  });

  it('sums to the number of events, within bounds that hold all they reach', () => {
    fc.assert(
      fc.property(scatteredPoints(12, 1), settings, (pairs, { kernel, cells }) => {
        const bandwidthM = 3_000;
        const cellM = bandwidthM / cells;
        const { values } = kernelDensity(pointsOf(pairs), null, { bandwidthM, cellM, kernel });
        // The midpoint rule over cells errs by this much for the quartic kernel, whose second derivative has an edge.
        const tolerance = kernel === 'quartic' ? 0.4 / cells ** 2 : 2e-4;
        expect(Math.abs(sum(values) * cellM * cellM - pairs.length)).toBeLessThan(tolerance * pairs.length);
      }),
      { numRuns: 60 },
    );
  });

  it('errs by less than 1e-5 of the peak for each unit of weight where the Gaussian is interpolated', () => {
    fc.assert(
      fc.property(
        scatteredPoints(6, 1),
        fc.double({ min: 0.7, max: 8, noNaN: true }),
        fc.array(fc.double({ min: 0, max: 4, noNaN: true }), { minLength: 6, maxLength: 6 }),
        (pairs, cells, heavy) => {
          const bandwidthM = 1_500;
          const cellM = bandwidthM / cells;
          const weights = Float64Array.from(pairs, (_, at) => heavy[at]!);
          const points = pointsOf(pairs);
          const plain = kernelDensity(points, weights, { bandwidthM, cellM, kernel: 'gaussian' });
          const grid = { ...plain, values: new Float64Array(plain.values.length) };
          addSmoothGaussian(grid, points, weights, bandwidthM);
          const peak = peakOf('gaussian', bandwidthM);
          for (let cell = 0; cell < grid.values.length; cell += 7) {
            const x = grid.x0 + ((cell % grid.columns) + 0.5) * cellM;
            const y = grid.y0 + (Math.floor(cell / grid.columns) + 0.5) * cellM;
            const exact = sum(
              pairs.map(
                ([a, b], at) =>
                  weights[at]! * peak * Math.exp(-((a - x) ** 2 + (b - y) ** 2) / (2 * bandwidthM ** 2)),
              ),
            );
            if (Math.abs(grid.values[cell]! - exact) > 1e-5 * peak * sum(weights))
              expect(grid.values[cell]).toBe(exact);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is the same for many points, where the Gaussian is interpolated, as for the points one by one', () => {
    const random = createRandom(3);
    const many = Array.from({ length: 2_000 }, (): [number, number] => [
      random.next() * 900,
      random.next() * 700,
    ]);
    const options = {
      bandwidthM: 100,
      cellM: 10,
      kernel: 'gaussian' as const,
      bounds: { minX: 0, minY: 0, maxX: 900, maxY: 700 },
    };
    const all = kernelDensity(pointsOf(many), null, options);
    const parts = new Float64Array(all.values.length);
    for (let part = 0; part < 20; part += 1) {
      const some = kernelDensity(pointsOf(many.slice(100 * part, 100 * part + 100)), null, options);
      for (const [cell, value] of some.values.entries()) parts[cell]! += value;
    }
    const errors = parts.map((value, cell) => Math.abs(value - all.values[cell]!));
    expect(most(errors)).toBeGreaterThan(0);
    expect(most(errors)).toBeLessThan(1e-6 * most(parts));
  });

  it('adds up: the density of all is that of the parts, and a weight counts as so many points', () => {
    const bounds = { minX: 0, minY: 0, maxX: 1_000, maxY: 600 };
    for (const kernel of ['quartic', 'gaussian'] as const)
      for (const cellM of [20, 100]) {
        const options = { bandwidthM: 150, cellM, kernel, bounds };
        const all = kernelDensity(
          pointsOf([
            [200, 300],
            [200, 300],
            [-40, 580],
            [2_000, 2_000],
          ]),
          null,
          options,
        );
        const weighted = kernelDensity(
          pointsOf([
            [-40, 580],
            [200, 300],
          ]),
          Float64Array.of(1, 2),
          options,
        );
        for (const [cell, value] of all.values.entries())
          expect(weighted.values[cell]).toBeCloseTo(value, 12);
        expect(most(all.values)).toBeGreaterThan(0);
      }
  });

  it('begins its grid at whole multiples of the cell', () => {
    const grid = kernelDensity(pointsOf([[130, -20]]), null, {
      bandwidthM: 50,
      cellM: 40,
      kernel: 'quartic',
    });
    expect(grid).toMatchObject({ x0: 80, y0: -80, columns: 3, rows: 3 });
  });

  it('refuses what it cannot do, and has no cells without points and bounds', () => {
    const one = pointsOf([[0, 0]]);
    const options = { bandwidthM: 10, cellM: 5, kernel: 'quartic' as const };
    expect(() => kernelDensity(one, null, { ...options, bandwidthM: 0 })).toThrow('the bandwidth has to be');
    expect(() => kernelDensity(one, null, { ...options, cellM: Number.NaN })).toThrow('the cell has to be');
    expect(() => kernelDensity(one, null, { ...options, cellM: 1e-3 })).toThrow('at most 25000000');
    expect(() => kernelDensity(one, new Float64Array(2), options)).toThrow('1 points, but 2 weights');
    expect(() => kernelDensity(one, Float64Array.of(-1), options)).toThrow('point 0 has the weight -1');
    expect(kernelDensity(pointsOf([]), null, options).values).toHaveLength(0);
  });
});
