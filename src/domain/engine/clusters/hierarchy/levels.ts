import type { PointBounds } from './cell-grid.ts';
import { visitRuns, type NodeBoxes } from './node-boxes.ts';

/** The nodes of one zoom, in leaf order. */
export interface HierarchyLevel {
  readonly zoom: number;
  readonly count: number;
  /** Centre of node `i`: weighted mean of its rows in units of `MERCATOR_SCALE`, truncated as supercluster does. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** Node `i` holds leaves `starts[i] … starts[i + 1] − 1`; `count + 1` long. No node is empty. */
  readonly starts: Uint32Array;
  /** Boxes around runs of nodes, for finding those in a view. */
  readonly boxes: NodeBoxes;
}

/** Clusters of every zoom over one set of rows. A node's leaves are a run, and so are its children. */
export interface Hierarchy {
  /** `levels[zoom]` from zoom 0 to the deepest. */
  readonly levels: readonly HierarchyLevel[];
  /** Leaf → row. Inside one node of the deepest zoom rows ascend. */
  readonly leafRows: Uint32Array;
  /** Reach of a cluster at zoom 0, in the units of `x` and `y`; halves with every zoom. */
  readonly radius: number;
}

/** Index of the node of `level` that holds `leaf` (0 … leaves − 1). */
export function nodeOfLeaf({ starts, count }: HierarchyLevel, leaf: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (starts[middle]! <= leaf) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Level of `zoom`. Throws a RangeError where the hierarchy has none. */
export function levelAt({ levels }: Hierarchy, zoom: number): HierarchyLevel {
  const level = levels[zoom];
  if (!level) throw new RangeError(`no level of zoom ${zoom}: the hierarchy has 0 to ${levels.length - 1}`);
  return level;
}

/** Indices, ascending, of the nodes of a level whose centre lies in the box, its edges included. */
export function nodesInBox({ count, x, y, boxes }: HierarchyLevel, box: PointBounds): Uint32Array {
  const { minX, minY, maxX, maxY } = box;
  let found = new Uint32Array(256);
  let length = 0;
  visitRuns(boxes, count, box, (from, to) => {
    if (length + to - from > found.length) {
      const wider = new Uint32Array(2 * found.length);
      wider.set(found);
      found = wider;
    }
    for (let node = from; node < to; node++) {
      const nodeX = x[node]!;
      const nodeY = y[node]!;
      if (nodeX >= minX && nodeX <= maxX && nodeY >= minY && nodeY <= maxY) found[length++] = node;
    }
  });
  return found.slice(0, length);
}
