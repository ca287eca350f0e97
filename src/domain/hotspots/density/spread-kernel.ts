import type { CellGrid, PlanePoints } from '../plane/plane-points.ts';

/** A grid that is added to. */
export interface GridSums extends CellGrid {
  readonly values: Float64Array;
}

/** The Gaussian kernel ends at so many bandwidths, where it is 4e-6 of its peak. */
export const GAUSSIAN_REACH = 5;

/** Adds the quartic kernel of every point to the cells whose centres lie within the radius. Exact to rounding. */
export function addQuartic(
  grid: GridSums,
  { x, y }: PlanePoints,
  weights: Float64Array,
  radiusM: number,
): void {
  const { x0, y0, cellM, columns, rows, values } = grid;
  const reach = radiusM / cellM;
  const step = 1 / reach;
  const peak = 3 / (Math.PI * radiusM * radiusM);
  for (let index = 0; index < x.length; index += 1) {
    // Position in cells, so that the centre of cell 0 is 0.
    const atColumn = (x[index]! - x0) / cellM - 0.5;
    const atRow = (y[index]! - y0) / cellM - 0.5;
    const scale = weights[index]! * peak;
    const last = Math.min(rows - 1, Math.floor(atRow + reach));
    for (let row = Math.max(0, Math.ceil(atRow - reach)); row <= last; row += 1) {
      const dy = (row - atRow) * step;
      const rest = 1 - dy * dy;
      if (rest <= 0) continue;
      const half = Math.sqrt(rest) * reach;
      const from = Math.max(0, Math.ceil(atColumn - half));
      const to = row * columns + Math.min(columns - 1, Math.floor(atColumn + half));
      let dx = (from - atColumn) * step;
      for (let cell = row * columns + from; cell <= to; cell += 1) {
        const height = rest - dx * dx;
        values[cell]! += scale * height * height;
        dx += step;
      }
    }
  }
}

/** Adds the Gaussian kernel of every point to all cells less than five bandwidths away, each way. */
export function addGaussian(
  grid: GridSums,
  { x, y }: PlanePoints,
  weights: Float64Array,
  bandwidthM: number,
): void {
  const { x0, y0, cellM, columns, rows, values } = grid;
  const sigma = bandwidthM / cellM;
  const reach = GAUSSIAN_REACH * sigma;
  const peak = 1 / (2 * Math.PI * bandwidthM * bandwidthM);
  const across = new Float64Array(columns);
  const heightAt = (distance: number): number => Math.exp((-distance * distance) / (2 * sigma * sigma));
  for (let index = 0; index < x.length; index += 1) {
    const atColumn = (x[index]! - x0) / cellM - 0.5;
    const atRow = (y[index]! - y0) / cellM - 0.5;
    const from = Math.max(0, Math.ceil(atColumn - reach));
    const to = Math.min(columns - 1, Math.floor(atColumn + reach));
    for (let column = from; column <= to; column += 1) across[column] = heightAt(column - atColumn);
    const last = Math.min(rows - 1, Math.floor(atRow + reach));
    for (let row = Math.max(0, Math.ceil(atRow - reach)); row <= last; row += 1) {
      const scale = weights[index]! * peak * heightAt(row - atRow);
      const base = row * columns;
      for (let column = from; column <= to; column += 1) values[base + column]! += scale * across[column]!;
    }
  }
}
