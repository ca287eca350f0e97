import type { PlanePoints } from '../plane/plane-points.ts';
import type { GridSums } from './spread-kernel.ts';

/** Cells, each way, over which a point is shared out. */
const NODES = 10;

/** From so many cells on the kernel is smooth enough: the interpolation errs by 0.23 · (cell / bandwidth)¹⁰ of its peak. */
const SMOOTH_CELLS = 3;

/** Whether a Gaussian kernel may be interpolated between cells. */
export function isSmooth(bandwidthM: number, cellM: number): boolean {
  return bandwidthM >= SMOOTH_CELLS * cellM;
}

/**
 * Adds the Gaussian kernel of every point to a grid, for kernels that are wide against the cells. Each point is shared
 * out to the 10 × 10 cell centres around it by the weights of Lagrange interpolation, then rows and columns are convolved
 * with the kernel. The kernel is thereby interpolated, as a function of where the point lies, by a polynomial of degree 9:
 * the error is at most Π(i + ½)² / 10! · 945 · (cell / bandwidth)¹⁰ = 0.23 · (cell / bandwidth)¹⁰ of the peak each way
 * (i = 0 … 4; 945 is the largest tenth derivative), 3.9e-6 at three cells, and falls fast.
 */
export function addSmoothGaussian(
  grid: GridSums,
  { x, y }: PlanePoints,
  weights: Float64Array,
  bandwidthM: number,
  reachBandwidths: number,
): void {
  const { x0, y0, cellM, columns, rows, values } = grid;
  const sigma = bandwidthM / cellM;
  const reach = Math.ceil(reachBandwidths * sigma);
  // Points outside the grid reach into it, so the sums have a margin on every side.
  const margin = reach + NODES;
  const [width, height] = [columns + 2 * margin, rows + 2 * margin];
  const shared = new Float64Array(width * height);
  const across = new Float64Array(NODES);
  const upward = new Float64Array(NODES);
  for (let index = 0; index < x.length; index += 1) {
    const atColumn = (x[index]! - x0) / cellM - 0.5 + margin;
    const atRow = (y[index]! - y0) / cellM - 0.5 + margin;
    const left = Math.floor(atColumn) - NODES / 2 + 1;
    const low = Math.floor(atRow) - NODES / 2 + 1;
    if (left < 0 || low < 0 || left + NODES > width || low + NODES > height) continue;
    lagrangeWeights(atColumn - left, across);
    lagrangeWeights(atRow - low, upward);
    for (let node = 0; node < NODES; node += 1) {
      const scale = weights[index]! * upward[node]!;
      const base = (low + node) * width + left;
      for (let column = 0; column < NODES; column += 1) shared[base + column]! += scale * across[column]!;
    }
  }

  const heights = Float64Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-(((at - reach) / sigma) ** 2) / 2),
  );
  const peak = 1 / (2 * Math.PI * bandwidthM * bandwidthM);
  const line = new Float64Array(columns);
  for (let row = 0; row < height; row += 1) {
    const base = row * width + margin;
    if (!convolveRow(shared, base, heights, line)) continue;
    // The row is added, weighted, to every row of the grid that it reaches.
    const [from, to] = [Math.max(0, row - margin - reach), Math.min(rows - 1, row - margin + reach)];
    for (let target = from; target <= to; target += 1) {
      const scale = peak * heights[row - margin - target + reach]!;
      const first = target * columns;
      for (let column = 0; column < columns; column += 1) values[first + column]! += scale * line[column]!;
    }
  }
  // Interpolation weights have both signs: what is left far from all points may be a rounding error below 0.
  for (let cell = 0; cell < values.length; cell += 1) if (values[cell]! < 0) values[cell] = 0;
}

/** Weights of the nodes 0, 1 … 9 for the value at `at`, by the barycentric formula (Berrut and Trefethen, SIAM Review 2004). */
function lagrangeWeights(at: number, into: Float64Array): void {
  let sum = 0;
  for (let node = 0; node < NODES; node += 1) {
    const distance = at - node;
    if (distance === 0) {
      into.fill(0);
      into[node] = 1;
      return;
    }
    into[node] = BINOMIALS[node]! / distance;
    sum += into[node]!;
  }
  for (let node = 0; node < NODES; node += 1) into[node]! /= sum;
}

/** (−1)ⁱ · (9 over i). */
const BINOMIALS = Float64Array.of(1, -9, 36, -84, 126, -126, 84, -36, 9, -1);

/** One row convolved with a symmetric kernel; `false` where the row is empty and `line` was left alone. */
function convolveRow(sums: Float64Array, base: number, heights: Float64Array, line: Float64Array): boolean {
  const reach = (heights.length - 1) / 2;
  let isEmpty = true;
  for (let from = -reach; from < line.length + reach; from += 1) {
    const sum = sums[base + from]!;
    if (sum === 0) continue;
    if (isEmpty) line.fill(0);
    isEmpty = false;
    const last = Math.min(line.length - 1, from + reach);
    const shift = reach - from;
    for (let column = Math.max(0, from - reach); column <= last; column += 1)
      line[column]! += sum * heights[column + shift]!;
  }
  return !isEmpty;
}
