import type { Task } from '../../../tasks/task.ts';
import { PIECE } from './cell-grid.ts';
import type { HierarchyLevel } from './levels.ts';
import type { MergedNodes } from './merge-nodes.ts';
import { nodeBoxes } from './node-boxes.ts';

/**
 * Brings the nodes of all zooms into the order of a walk from the top, so that the children of a node are a run, and
 * rows into the same order. `made[zoom]` are the nodes as they were made; they are let go one by one. Yields between
 * pieces of work.
 */
export function* leafOrderTask(
  made: MergedNodes[],
  rowCount: number,
): Task<{ levels: HierarchyLevel[]; leafRows: Uint32Array }> {
  const levels: HierarchyLevel[] = [];
  /** Node as made → its index among the nodes of its zoom. */
  let orderOf: Uint32Array = Uint32Array.from({ length: made[0]?.count ?? 0 }, (_, node) => node);
  let level = yield* levelTask(0, made[0]!, orderOf);
  levels.push(level);
  for (let zoom = 1; zoom < made.length; zoom++) {
    const nodes = made[zoom]!;
    const { parents } = made[zoom - 1]!;
    made[zoom - 1] = NONE;
    if (nodes.count === level.count) level = { ...level, zoom };
    else {
      orderOf = yield* orderBelow(parents, orderOf, level.count);
      level = yield* levelTask(zoom, nodes, orderOf);
    }
    levels.push(level);
  }
  const { parents } = made.pop()!;
  const begins = level.starts.slice();
  const leafRows = new Uint32Array(rowCount);
  for (let from = 0; from < rowCount; from += PIECE) {
    const to = Math.min(rowCount, from + PIECE);
    for (let row = from; row < to; row++) leafRows[begins[orderOf[parents[row]!]!]!++] = row;
    yield;
  }
  return { levels, leafRows };
}

const EMPTY = new Int32Array(0);
const NO_NODES = new Uint32Array(0);
const NONE: MergedNodes = { count: 0, x: EMPTY, y: EMPTY, sizes: NO_NODES, parents: NO_NODES };

/** Places of the children when those of one parent are put together, parents in their order, siblings as made. */
function* orderBelow(
  parents: Uint32Array,
  parentPlaces: Uint32Array,
  parentCount: number,
): Task<Uint32Array> {
  const total = parents.length;
  const begins = new Uint32Array(parentCount + 1);
  for (let from = 0; from < total; from += PIECE) {
    const to = Math.min(total, from + PIECE);
    for (let child = from; child < to; child++) begins[parentPlaces[parents[child]!]! + 1]!++;
    yield;
  }
  for (let parent = 0; parent < parentCount; parent++) begins[parent + 1]! += begins[parent]!;
  const orderOf = new Uint32Array(total);
  for (let from = 0; from < total; from += PIECE) {
    const to = Math.min(total, from + PIECE);
    for (let child = from; child < to; child++) orderOf[child] = begins[parentPlaces[parents[child]!]!]!++;
    yield;
  }
  return orderOf;
}

function* levelTask(zoom: number, nodes: MergedNodes, orderOf: Uint32Array): Task<HierarchyLevel> {
  const { count } = nodes;
  const x = new Int32Array(count);
  const y = new Int32Array(count);
  const starts = new Uint32Array(count + 1);
  for (let from = 0; from < count; from += PIECE) {
    const to = Math.min(count, from + PIECE);
    for (let node = from; node < to; node++) {
      const index = orderOf[node]!;
      x[index] = nodes.x[node]!;
      y[index] = nodes.y[node]!;
      starts[index + 1] = nodes.sizes[node]!;
    }
    yield;
  }
  for (let index = 0; index < count; index++) starts[index + 1]! += starts[index]!;
  const boxes = nodeBoxes(x, y);
  yield;
  return { zoom, count, x, y, starts, boxes };
}
