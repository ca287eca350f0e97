import type { Task } from '../../../tasks/task.ts';
import { cellGridTask, PIECE, type CellGrid, type PointBounds } from './cell-grid.ts';

/** Nodes in the order in which they were made. */
export interface MadeNodes {
  readonly count: number;
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** Rows in each node; `null` = one each. */
  readonly sizes: Uint32Array | null;
}

/** Nodes of one zoom, and for every node of the zoom below the one that took it. */
export interface MergedNodes extends MadeNodes {
  readonly sizes: Uint32Array;
  readonly parents: Uint32Array;
}

const FREE = 0xffffffff;
/** Stands for the x of a taken item: further from every point of the world than any radius. */
const TAKEN = -0x80000000;

interface Merging extends CellGrid {
  readonly children: MadeNodes;
  readonly radius: number;
  readonly parents: Uint32Array;
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly sizes: Uint32Array;
  count: number;
}

/**
 * One zoom of supercluster's greedy clustering: nodes in their order; each that is still free takes all free nodes
 * within `radius` (squared distances in doubles, `≤`), and their weighted mean is truncated. Nodes are made in the
 * order of their seeds. Yields between pieces of work.
 */
export function* mergeNodesTask(children: MadeNodes, radius: number, bounds: PointBounds): Task<MergedNodes> {
  const total = children.count;
  const shift = Math.max(0, Math.ceil(Math.log2(radius)));
  const grid = yield* cellGridTask(children.x, children.y, total, shift, bounds);
  const merging: Merging = {
    ...grid,
    children,
    radius,
    parents: new Uint32Array(total).fill(FREE),
    x: new Int32Array(total),
    y: new Int32Array(total),
    sizes: new Uint32Array(total),
    count: 0,
  };
  for (let from = 0; from < total; from += PIECE) {
    mergePiece(merging, from, Math.min(total, from + PIECE));
    yield;
  }
  const { count, parents } = merging;
  return {
    count,
    x: merging.x.slice(0, count),
    y: merging.y.slice(0, count),
    sizes: merging.sizes.slice(0, count),
    parents,
  };
}

function mergePiece(merging: Merging, from: number, to: number): void {
  const { children, radius, parents, shift, minX, minY, rowStride, mask, starts, items } = merging;
  const { x, y, sizes } = children;
  const reach = Math.floor(radius);
  const within = radius * radius;
  let { count } = merging;
  for (let seed = from; seed < to; seed++) {
    if (parents[seed] !== FREE) continue;
    const seedX = x[seed]!;
    const seedY = y[seed]!;
    const column = (seedX - reach - minX) >> shift;
    const more = ((seedX + reach - minX) >> shift) - column;
    const lastRow = (seedY + reach - minY) >> shift;
    let sumX = 0;
    let sumY = 0;
    let size = 0;
    for (let row = (seedY - reach - minY) >> shift; row <= lastRow; row++) {
      const bucket = (column + Math.imul(row, rowStride)) & mask;
      let next = bucket;
      let last = bucket + more;
      do {
        // A run of cells that passes the end of the table goes on at its beginning.
        const end = 3 * starts[last > mask ? mask + 1 : last + 1]!;
        for (let at = 3 * starts[next]!; at < end; at += 3) {
          const itemX = items[at]!;
          const itemY = items[at + 1]!;
          const dx = itemX - seedX;
          const dy = itemY - seedY;
          if (dx * dx + dy * dy > within) continue;
          const index = items[at + 2]!;
          const weight = sizes === null ? 1 : sizes[index]!;
          parents[index] = count;
          items[at] = TAKEN;
          sumX += itemX * weight;
          sumY += itemY * weight;
          size += weight;
        }
        next = 0;
        last -= mask + 1;
      } while (last >= 0);
    }
    merging.x[count] = sumX / size;
    merging.y[count] = sumY / size;
    merging.sizes[count] = size;
    count++;
  }
  merging.count = count;
}
