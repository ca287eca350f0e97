import type { PlanePoints } from '../plane/plane-points.ts';
import { GAUSSIAN_REACH, type GridSums } from './spread-kernel.ts';

/** Lines of the lattice, each way, over which a point is shared out. */
const NODES = 10;

/** Distance of two lines of the lattice in bandwidths. */
const STEP = 1 / 3.2;

/** (−1)ⁱ · (9 over i): weights of the barycentric formula for ten lines at even steps. */
const BINOMIALS = Float64Array.of(1, -9, 36, -84, 126, -126, 84, -36, 9, -1);

/** The lines of a lattice one way, and how high each kernel is over the cells that it reaches. */
interface Lines {
  readonly first: number;
  readonly step: number;
  readonly count: number;
  /** First cell that line k reaches, and the cell after its last one. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Height of line k over cell `from[k] + i` at `heights[k * width + i]`. */
  readonly heights: Float64Array;
  readonly width: number;
}

/**
 * Adds the Gaussian kernel of every point to a grid, for many points. Each point is shared out to the 10 × 10 nodes around
 * it of a lattice, bandwidth / 3.2 wide, by the weights of Lagrange interpolation; the kernels of the nodes are then added
 * column by column and row by row, since exp(−(dx² + dy²)) is a product. The kernel is thereby interpolated, as a function
 * of where the point lies, by a polynomial of degree 9, with an error each way of at most Π(i + ½)² / 10! · 945 · 3.2⁻¹⁰ =
 * 2e-6 of its peak (i = 0 … 4; 945 is the largest tenth derivative).
 */
export function addSmoothGaussian(
  grid: GridSums,
  { x, y }: PlanePoints,
  weights: Float64Array,
  bandwidthM: number,
): void {
  const { x0, y0, cellM, columns, rows, values } = grid;
  const sigma = bandwidthM / cellM;
  const across = linesOver(columns, sigma);
  const upward = linesOver(rows, sigma);
  const shared = new Float64Array(across.count * upward.count);
  const [weightsAcross, weightsUpward] = [new Float64Array(NODES), new Float64Array(NODES)];
  for (let index = 0; index < x.length; index += 1) {
    // Position in lines of the lattice; the centre of cell 0 is 0.
    const atColumn = ((x[index]! - x0) / cellM - 0.5 - across.first) / across.step;
    const atRow = ((y[index]! - y0) / cellM - 0.5 - upward.first) / upward.step;
    const left = Math.floor(atColumn) - NODES / 2 + 1;
    const low = Math.floor(atRow) - NODES / 2 + 1;
    // The lattice has a margin, so that who lies outside of it does not reach into the grid.
    if (left < 0 || low < 0 || left + NODES > across.count || low + NODES > upward.count) continue;
    lagrangeWeights(atColumn - left, weightsAcross);
    lagrangeWeights(atRow - low, weightsUpward);
    for (let node = 0; node < NODES; node += 1) {
      const scale = weights[index]! * weightsUpward[node]!;
      const base = (low + node) * across.count + left;
      for (let line = 0; line < NODES; line += 1) shared[base + line]! += scale * weightsAcross[line]!;
    }
  }

  const peak = 1 / (2 * Math.PI * bandwidthM * bandwidthM);
  const row = new Float64Array(columns);
  for (let line = 0; line < upward.count; line += 1) {
    if (!addRow(shared, line * across.count, across, row)) continue;
    for (let target = upward.from[line]!; target < upward.to[line]!; target += 1) {
      const scale = peak * upward.heights[line * upward.width + target - upward.from[line]!]!;
      const first = target * columns;
      for (let column = 0; column < columns; column += 1) values[first + column]! += scale * row[column]!;
    }
  }
  // Interpolation weights have both signs: far from all points an error may be below 0.
  for (let cell = 0; cell < values.length; cell += 1) if (values[cell]! < 0) values[cell] = 0;
}

/** Lines that hold every point which reaches a row of cells, lengths in cells. */
function linesOver(cells: number, sigma: number): Lines {
  const step = sigma * STEP;
  const reach = GAUSSIAN_REACH * sigma;
  const first = -reach - NODES * step;
  const count = Math.ceil((cells - 1 - 2 * first) / step) + 1;
  const width = Math.floor(2 * reach) + 2;
  const [from, to, heights] = [new Int32Array(count), new Int32Array(count), new Float64Array(count * width)];
  for (let line = 0; line < count; line += 1) {
    const at = first + line * step;
    from[line] = Math.max(0, Math.ceil(at - reach));
    to[line] = Math.max(from[line]!, Math.min(cells, Math.floor(at + reach) + 1));
    for (let cell = from[line]!; cell < to[line]!; cell += 1)
      heights[line * width + cell - from[line]!] = Math.exp(-(((cell - at) / sigma) ** 2) / 2);
  }
  return { first, step, count, from, to, heights, width };
}

/** Weights of the lines 0, 1 … 9 for the value at `at` (barycentric: Berrut and Trefethen, SIAM Review 46, 2004). */
function lagrangeWeights(at: number, into: Float64Array): void {
  let sum = 0;
  for (let node = 0; node < NODES; node += 1) {
    const distance = at - node;
    if (distance === 0) {
      into.fill(0);
      into[node] = 1;
      return;
    }
    const weight = BINOMIALS[node]! / distance;
    into[node] = weight;
    sum += weight;
  }
  const scale = 1 / sum;
  for (let node = 0; node < NODES; node += 1) into[node]! *= scale;
}

/** One row of nodes as a row of cells; `false` where it is empty, and `row` was left alone. */
function addRow(shared: Float64Array, base: number, lines: Lines, row: Float64Array): boolean {
  const { count, from, to, heights, width } = lines;
  let isEmpty = true;
  for (let line = 0; line < count; line += 1) {
    const weight = shared[base + line]!;
    if (weight === 0) continue;
    if (isEmpty) row.fill(0);
    isEmpty = false;
    const shift = line * width - from[line]!;
    for (let cell = from[line]!; cell < to[line]!; cell += 1) row[cell]! += weight * heights[shift + cell]!;
  }
  return !isEmpty;
}
