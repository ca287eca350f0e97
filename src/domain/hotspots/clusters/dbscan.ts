import { createDisjointSets } from '../../arrays/disjoint-sets.ts';
import { planeBounds, type PlanePoints } from '../plane/plane-points.ts';
import { NEAR_ROWS, sortIntoDenseCells, type DenseCells } from './dense-cells.ts';

/** Clusters of points by density. */
export interface DensityClusters {
  /** Cluster of every point, from 0 in the order of their first core points; −1 for noise. */
  readonly labels: Int32Array;
  readonly clusterCount: number;
}

/**
 * DBSCAN (Ester, Kriegel, Sander and Xu, KDD 1996). A point is a core point where at least `minPoints` points, itself
 * among them, lie within `radiusM` (Euclidean, closed); core points within the radius of each other share a cluster. A
 * border point joins the first cluster that has a core point within the radius, as in scikit-learn.
 * Cells whose points are all neighbours spare most distances (Gunawan, TU Eindhoven 2013). Throws RangeError where the
 * radius is not positive or absurdly small, `minPoints` is no whole number from 1, or a coordinate is not finite.
 */
export function dbscan(
  points: PlanePoints,
  { radiusM, minPoints }: { readonly radiusM: number; readonly minPoints: number },
): DensityClusters {
  if (!(radiusM > 0)) throw new RangeError(`the radius has to be more than 0, got ${radiusM}`);
  if (!Number.isInteger(minPoints) || minPoints < 1)
    throw new RangeError(`the least number of points has to be a whole number from 1, got ${minPoints}`);
  const bounds = planeBounds(points);
  if (bounds === undefined) return { labels: new Int32Array(0), clusterCount: 0 };
  const cells = sortIntoDenseCells(points, bounds, radiusM);
  const squaredRadius = radiusM * radiusM;
  const isCore = findCorePoints(cells, squaredRadius, minPoints);
  const clusterOf = joinCells(cells, isCore, squaredRadius);
  return labelPoints(cells, isCore, clusterOf, squaredRadius);
}

/** 1 for the core points, by position. Counting stops at the least number of points. */
function findCorePoints(cells: DenseCells, squaredRadius: number, minPoints: number): Uint8Array {
  const { cellCount, starts, x, y, near } = cells;
  const isCore = new Uint8Array(x.length);
  for (let cell = 0; cell < cellCount; cell += 1) {
    const [start, end] = [starts[cell]!, starts[cell + 1]!];
    if (end - start >= minPoints) {
      isCore.fill(1, start, end);
      continue;
    }
    for (let at = start; at < end; at += 1) {
      let found = end - start;
      for (let row = 0; row < NEAR_ROWS && found < minPoints; row += 1) {
        const range = 2 * (NEAR_ROWS * cell + row);
        const last = starts[near[range + 1]!]!;
        for (let other = starts[near[range]!]!; other < last; other += 1) {
          // The cell's own points are counted already.
          if (other === start) other = end;
          if (other >= last) break;
          const dx = x[other]! - x[at]!;
          const dy = y[other]! - y[at]!;
          if (dx * dx + dy * dy <= squaredRadius) found += 1;
        }
      }
      if (found >= minPoints) isCore[at] = 1;
    }
  }
  return isCore;
}

/** A root for every cell: cells share it where their core points share a cluster. */
function joinCells(cells: DenseCells, isCore: Uint8Array, squaredRadius: number): (cell: number) => number {
  const { cellCount, starts, x, y, near } = cells;
  const sets = createDisjointSets(cellCount);
  const touch = (one: number, two: number): boolean => {
    for (let at = starts[one]!; at < starts[one + 1]!; at += 1) {
      if (isCore[at] === 0) continue;
      for (let other = starts[two]!; other < starts[two + 1]!; other += 1) {
        const dx = x[other]! - x[at]!;
        const dy = y[other]! - y[at]!;
        if (dx * dx + dy * dy <= squaredRadius && isCore[other] === 1) return true;
      }
    }
    return false;
  };
  for (let cell = 0; cell < cellCount; cell += 1)
    for (let row = 2; row < NEAR_ROWS; row += 1) {
      const range = 2 * (NEAR_ROWS * cell + row);
      for (let other = Math.max(near[range]!, cell + 1); other < near[range + 1]!; other += 1)
        if (sets.find(cell) !== sets.find(other) && touch(cell, other)) sets.join(cell, other);
    }
  return sets.find;
}

/** Numbers the clusters by the smallest index of a core point, then gives border points the smallest number in reach. */
function labelPoints(
  cells: DenseCells,
  isCore: Uint8Array,
  rootOf: (cell: number) => number,
  squaredRadius: number,
): DensityClusters {
  const { cellCount, starts, order, x, y, near } = cells;
  // First the root of each core point, then the number of its cluster.
  const labels = new Int32Array(x.length).fill(-1);
  for (let cell = 0; cell < cellCount; cell += 1)
    for (let at = starts[cell]!; at < starts[cell + 1]!; at += 1)
      if (isCore[at] === 1) labels[order[at]!] = rootOf(cell);
  const numbers = new Int32Array(cellCount).fill(-1);
  let clusterCount = 0;
  for (let index = 0; index < labels.length; index += 1) {
    const root = labels[index]!;
    if (root === -1) continue;
    if (numbers[root] === -1) numbers[root] = clusterCount++;
    labels[index] = numbers[root]!;
  }
  for (let cell = 0; cell < cellCount; cell += 1)
    for (let at = starts[cell]!; at < starts[cell + 1]!; at += 1) {
      if (isCore[at] === 1) continue;
      let label = clusterCount;
      for (let row = 0; row < NEAR_ROWS; row += 1) {
        const range = 2 * (NEAR_ROWS * cell + row);
        const last = starts[near[range + 1]!]!;
        for (let other = starts[near[range]!]!; other < last; other += 1) {
          if (isCore[other] === 0 || labels[order[other]!]! >= label) continue;
          const dx = x[other]! - x[at]!;
          const dy = y[other]! - y[at]!;
          if (dx * dx + dy * dy <= squaredRadius) label = labels[order[other]!]!;
        }
      }
      if (label < clusterCount) labels[order[at]!] = label;
    }
  return { labels, clusterCount };
}
