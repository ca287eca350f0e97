import type { CellGrid, PlaneBounds, PlanePoints } from '../plane/plane-points.ts';

/** How a density is drawn. */
export interface DensityOptions {
  readonly bandwidthM: number;
  readonly cellM: number;
  readonly kernel: 'quartic' | 'gaussian';
  /** Extent of the grid; without it that of the points. */
  readonly bounds?: PlaneBounds;
}

/** Past this many bandwidths a Gaussian is left out: less than 10⁻⁸ of its peak. */
const GAUSSIAN_REACH = 6;

/** Kernel density at the centres of cells: events (or weights) per unit area, no edge correction. */
export function kernelDensity(
  points: PlanePoints,
  weights: Float64Array | null,
  { bandwidthM, cellM, kernel, bounds }: DensityOptions,
): CellGrid & { readonly values: Float64Array } {
  const minX = bounds?.minX ?? points.x.reduce((least, value) => Math.min(least, value), Infinity);
  const minY = bounds?.minY ?? points.y.reduce((least, value) => Math.min(least, value), Infinity);
  const maxX = bounds?.maxX ?? points.x.reduce((most, value) => Math.max(most, value), -Infinity);
  const maxY = bounds?.maxY ?? points.y.reduce((most, value) => Math.max(most, value), -Infinity);
  const columns = Math.max(1, Math.ceil((maxX - minX) / cellM));
  const rows = Math.max(1, Math.ceil((maxY - minY) / cellM));
  const values = new Float64Array(columns * rows);
  const reachM = kernel === 'gaussian' ? GAUSSIAN_REACH * bandwidthM : bandwidthM;
  const peak = (kernel === 'gaussian' ? 1 / (2 * Math.PI) : 3 / Math.PI) / bandwidthM ** 2;
  for (let index = 0; index < points.x.length; index++) {
    const x = points.x[index]! - minX;
    const y = points.y[index]! - minY;
    const height = peak * (weights?.[index] ?? 1);
    const firstColumn = Math.max(0, Math.floor((x - reachM) / cellM));
    const lastColumn = Math.min(columns - 1, Math.floor((x + reachM) / cellM));
    const lastRow = Math.min(rows - 1, Math.floor((y + reachM) / cellM));
    for (let row = Math.max(0, Math.floor((y - reachM) / cellM)); row <= lastRow; row++)
      for (let column = firstColumn; column <= lastColumn; column++) {
        const u2 =
          (((column + 0.5) * cellM - x) ** 2 + ((row + 0.5) * cellM - y) ** 2) / (bandwidthM * bandwidthM);
        if (kernel === 'gaussian') values[row * columns + column]! += height * Math.exp(-u2 / 2);
        else if (u2 < 1) values[row * columns + column]! += height * (1 - u2) ** 2;
      }
  }
  return { x0: minX, y0: minY, cellM, columns, rows, values };
}
