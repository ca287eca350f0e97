import { planeBounds, type CellGrid, type PlaneBounds, type PlanePoints } from '../plane/plane-points.ts';
import { addSmoothGaussian } from './smooth-gaussian.ts';
import { addGaussian, addQuartic, GAUSSIAN_REACH } from './spread-kernel.ts';

export type KernelName = 'quartic' | 'gaussian';

export interface KernelDensityOptions {
  /** Radius of the quartic kernel, standard deviation of the Gaussian one. */
  readonly bandwidthM: number;
  readonly cellM: number;
  readonly kernel: KernelName;
  /** What the grid has to cover; without it everything that the points reach (the Gaussian kernel for 4 bandwidths). */
  readonly bounds?: PlaneBounds | undefined;
}

/** A density surface: `values` are events (or weight) per square unit at the centres of the cells. */
export interface DensityGrid extends CellGrid {
  readonly values: Float64Array;
}

/** More cells than this are a mistake in the size of the cell. */
const MOST_CELLS = 25_000_000;

/**
 * Kernel density Σ wᵢ k((x − xᵢ) / h) / h² at the centres of the cells; quartic k(u) = (3 / π)(1 − u²)² for u ≤ 1
 * (Silverman, Density Estimation, 1986, eq. 4.5), or Gaussian. No correction at edges. The quartic sum is exact to
 * rounding; the Gaussian one errs by less than 1e-5 of k(0) / h² per unit of weight (cut at 5 bandwidths and, for many
 * points, interpolated). The grid begins at whole multiples of the cell, so that grids of one cell
 * size lie upon each other. `weights` null counts every point once; all others are finite and not negative.
 * Throws RangeError for wrong numbers and for more than 25 million cells; without points and bounds the grid has none.
 */
export function kernelDensity(
  points: PlanePoints,
  weights: Float64Array | null,
  { bandwidthM, cellM, kernel, bounds }: KernelDensityOptions,
): DensityGrid {
  for (const [name, length] of Object.entries({ bandwidth: bandwidthM, cell: cellM }))
    if (!(length > 0 && length < Infinity))
      throw new RangeError(`the ${name} has to be more than 0, got ${length}`);
  const box = planeBounds(points);
  const checked = checkWeights(weights, points.x.length);
  const margin = kernel === 'quartic' ? bandwidthM : 4 * bandwidthM;
  const grid = gridOver(bounds ?? (box && widen(box, margin)), cellM);
  const density: DensityGrid = { ...grid, values: new Float64Array(grid.columns * grid.rows) };
  if (kernel === 'quartic') addQuartic(density, points, checked, bandwidthM);
  else if (isWorthLattice(points.x.length, bandwidthM / cellM))
    addSmoothGaussian(density, points, checked, bandwidthM);
  else addGaussian(density, points, checked, bandwidthM);
  return density;
}

/** Additions to cells, point by point, from which on a lattice is faster. */
const MANY_ADDITIONS = 2 ** 24;

/** Bandwidth in cells from which on a lattice has no more nodes than a few for each cell. */
const SMOOTH_CELLS = 2;

function isWorthLattice(count: number, bandwidthCells: number): boolean {
  return (
    bandwidthCells >= SMOOTH_CELLS && count * (2 * GAUSSIAN_REACH * bandwidthCells) ** 2 > MANY_ADDITIONS
  );
}

function checkWeights(weights: Float64Array | null, count: number): Float64Array {
  if (weights === null) return new Float64Array(count).fill(1);
  if (weights.length !== count) throw new RangeError(`${count} points, but ${weights.length} weights`);
  for (const [index, weight] of weights.entries())
    if (!(weight >= 0 && weight < Infinity)) throw new RangeError(`point ${index} has the weight ${weight}`);
  return weights;
}

function widen({ minX, minY, maxX, maxY }: PlaneBounds, margin: number): PlaneBounds {
  return { minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin };
}

/** The cells that cover some bounds, aligned to whole multiples of the cell. */
function gridOver(bounds: PlaneBounds | undefined, cellM: number): CellGrid {
  if (bounds === undefined) return { x0: 0, y0: 0, cellM, columns: 0, rows: 0 };
  const [left, low] = [Math.floor(bounds.minX / cellM), Math.floor(bounds.minY / cellM)];
  const columns = Math.max(1, Math.ceil(bounds.maxX / cellM) - left);
  const rows = Math.max(1, Math.ceil(bounds.maxY / cellM) - low);
  if (!(columns * rows <= MOST_CELLS))
    throw new RangeError(
      `cells of ${cellM} would be ${columns} × ${rows}; at most ${MOST_CELLS} are computed`,
    );
  return { x0: left * cellM, y0: low * cellM, cellM, columns, rows };
}
