import type { Task } from '../../../tasks/task.ts';
import { MERCATOR_SCALE } from '../../../geo/mercator.ts';
import { PIECE, type PointBounds } from './cell-grid.ts';
import { leafOrderTask } from './leaf-order.ts';
import type { Hierarchy } from './levels.ts';
import { mergeNodesTask, type MadeNodes, type MergedNodes } from './merge-nodes.ts';

export { levelAt, nodeOfLeaf, nodesInBox, type Hierarchy } from './levels.ts';

/** How far clusters reach; the defaults are those of the map. */
export interface HierarchyOptions {
  /** Reach of a cluster on the screen, px; default 56. More than 0, at most half of `extentPx`. */
  readonly radiusPx?: number;
  /** Size of a tile, px; default 512. */
  readonly extentPx?: number;
  /** Last zoom that has clusters, a whole number 0 … 22; default 16. */
  readonly deepestZoom?: number;
}

/**
 * The clusters of zooms 0 to the deepest over rows at `x`, `y` (−0.5 … 0.5 of the world × `MERCATOR_SCALE`): the
 * partitions of supercluster 9.1 with `minPoints` 2 over points in the same order. Throws a RangeError for columns
 * of different length, positions outside the world and senseless options.
 */
export function buildHierarchy(x: Int32Array, y: Int32Array, options: HierarchyOptions = {}): Hierarchy {
  const steps = hierarchyTask(x, y, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** `buildHierarchy` in pieces of a few milliseconds: yields between them and returns the hierarchy. */
export function* hierarchyTask(
  x: Int32Array,
  y: Int32Array,
  { radiusPx = 56, extentPx = 512, deepestZoom = 16 }: HierarchyOptions = {},
): Task<Hierarchy> {
  if (!(radiusPx > 0 && radiusPx <= extentPx / 2))
    throw new RangeError(`radiusPx ${radiusPx} is not between 0 and half of extentPx ${extentPx}`);
  if (!(Number.isInteger(deepestZoom) && deepestZoom >= 0 && deepestZoom <= 22))
    throw new RangeError(`deepestZoom ${deepestZoom} is not a whole number between 0 and 22`);
  if (x.length !== y.length) throw new RangeError(`${x.length} x but ${y.length} y`);
  const bounds = yield* boundsTask(x, y);
  const made: MergedNodes[] = [];
  let nodes: MadeNodes = { count: x.length, x, y, sizes: null };
  for (let zoom = deepestZoom; zoom >= 0; zoom--) {
    const merged: MergedNodes = yield* mergeNodesTask(
      nodes,
      (radiusPx / (extentPx * 2 ** zoom)) * MERCATOR_SCALE,
      bounds,
    );
    made[zoom] = merged;
    nodes = merged;
  }
  const { levels, leafRows } = yield* leafOrderTask(made, x.length);
  return { levels, leafRows, radius: (radiusPx / extentPx) * MERCATOR_SCALE };
}

function* boundsTask(x: Int32Array, y: Int32Array): Task<PointBounds> {
  const edge = MERCATOR_SCALE / 2;
  let minX = edge;
  let minY = edge;
  let maxX = -edge;
  let maxY = -edge;
  for (let from = 0; from < x.length; from += PIECE) {
    const to = Math.min(x.length, from + PIECE);
    for (let row = from; row < to; row++) {
      const px = x[row]!;
      const py = y[row]!;
      if (px < -edge || px > edge || py < -edge || py > edge)
        throw new RangeError(`row ${row} lies outside the world: ${px}, ${py}`);
      if (px < minX) minX = px;
      if (px > maxX) maxX = px;
      if (py < minY) minY = py;
      if (py > maxY) maxY = py;
    }
    yield;
  }
  return { minX, minY, maxX, maxY };
}
