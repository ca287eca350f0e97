import { kernelDensity } from '../density/kernel-density.ts';
import type { ForecastModel } from './forecast-model.ts';

/** The smoothing of a density. */
export interface Smoothing {
  /** Standard deviation of the Gaussian, radius of the quartic kernel. */
  readonly bandwidthM: number;
  readonly kernel: 'quartic' | 'gaussian';
}

/**
 * Kernel density of all past events, each moved to the centre of its cell and the density taken there: what a cell
 * holds as a whole is foretold, not what its midpoint does. No edge correction.
 */
export function kernelDensityModel(name: string, { bandwidthM, kernel }: Smoothing): ForecastModel {
  return {
    name,
    *forecast({ area, cellOf }) {
      const { cellM, columns, rows } = area.grid;
      const weights = new Float64Array(area.cells.length);
      for (const cell of cellOf) weights[cell]! += 1;
      // From the corner of the grid, so that the density has the same cells.
      const centres = {
        x: Float64Array.from(area.cells, (cell) => ((cell % columns) + 0.5) * cellM),
        y: Float64Array.from(area.cells, (cell) => (Math.floor(cell / columns) + 0.5) * cellM),
      };
      const bounds = { minX: 0, minY: 0, maxX: columns * cellM, maxY: rows * cellM };
      yield;
      const density = kernelDensity(centres, weights, { bandwidthM, cellM, kernel, bounds });
      yield;
      // Rounding may give the density a column more.
      const scores = Float64Array.from(area.cells, (cell) => {
        const row = Math.floor(cell / columns);
        return density.values[row * density.columns + (cell % columns)] ?? 0;
      });
      return { slots: null, scores };
    },
  };
}
