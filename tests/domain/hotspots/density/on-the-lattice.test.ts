import { expect, test } from 'vitest';
import { addSmoothGaussian } from '../../../../src/domain/hotspots/density/smooth-gaussian.ts';
import { GAUSSIAN_REACH } from '../../../../src/domain/hotspots/density/spread-kernel.ts';

test('a point on a line of the lattice has the kernel of its own place', () => {
  // A bandwidth of 3.2 cells: the lattice has a line a cell, from so far outside of the grid.
  const [cellM, bandwidthM, columns, rows] = [10, 32, 9, 7];
  const first = -(GAUSSIAN_REACH + 10 / 3.2) * (bandwidthM / cellM);
  const at = (line: number) => (first + line + 0.5) * cellM;
  const line = Math.ceil(4 - first);
  for (const shift of [0, 0.37]) {
    const values = new Float64Array(columns * rows);
    const [x, y] = [at(line + shift), at(line - 1)];
    addSmoothGaussian(
      { x0: 0, y0: 0, cellM, columns, rows, values },
      { x: Float64Array.of(x), y: Float64Array.of(y) },
      Float64Array.of(3),
      bandwidthM,
    );
    const peak = 3 / (2 * Math.PI * bandwidthM ** 2);
    values.forEach((value, cell) => {
      const dx = ((cell % columns) + 0.5) * cellM - x;
      const dy = (Math.floor(cell / columns) + 0.5) * cellM - y;
      expect(value / peak).toBeCloseTo(Math.exp(-(dx * dx + dy * dy) / (2 * bandwidthM ** 2)), 5);
    });
  }
});
