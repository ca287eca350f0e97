import type { PointBounds } from './cell-grid.ts';

/**
 * Boxes around runs of nodes, in tiers: box `b` of tier 0 is around nodes `32 b … 32 b + 31`, box `b` of a later tier
 * around boxes `32 b … 32 b + 31` of the tier before. Four numbers a box: minX, minY, maxX, maxY. Neighbours in leaf
 * order are neighbours on the map, so the boxes are small.
 */
export type NodeBoxes = readonly Int32Array[];

const RUN_BITS = 5;
const RUN = 1 << RUN_BITS;

/** The boxes around nodes at `x`, `y`; the last tier has at most 32 boxes. */
export function nodeBoxes(x: Int32Array, y: Int32Array): NodeBoxes {
  const count = x.length;
  const first = emptyBoxes(count);
  for (let node = 0; node < count; node++)
    widen(first, node >> RUN_BITS, x[node]!, y[node]!, x[node]!, y[node]!);
  const tiers = [first];
  for (let below = first; below.length > 4 * RUN;) {
    const boxes = emptyBoxes(below.length / 4);
    for (let at = 0; at < below.length; at += 4)
      widen(boxes, at >> (RUN_BITS + 2), below[at]!, below[at + 1]!, below[at + 2]!, below[at + 3]!);
    tiers.push(boxes);
    below = boxes;
  }
  return tiers;
}

function emptyBoxes(things: number): Int32Array {
  const boxes = new Int32Array(4 * Math.ceil(things / RUN));
  for (let at = 0; at < boxes.length; at += 4) {
    boxes[at] = boxes[at + 1] = 0x7fffffff;
    boxes[at + 2] = boxes[at + 3] = -0x80000000;
  }
  return boxes;
}

function widen(boxes: Int32Array, box: number, minX: number, minY: number, maxX: number, maxY: number): void {
  const at = 4 * box;
  if (minX < boxes[at]!) boxes[at] = minX;
  if (minY < boxes[at + 1]!) boxes[at + 1] = minY;
  if (maxX > boxes[at + 2]!) boxes[at + 2] = maxX;
  if (maxY > boxes[at + 3]!) boxes[at + 3] = maxY;
}

/**
 * Calls `visit` with each run of nodes `[from, to)` whose box meets `box`, ascending. Nodes of a run may still lie
 * outside. `count` = number of nodes.
 */
export function visitRuns(
  tiers: NodeBoxes,
  count: number,
  { minX, minY, maxX, maxY }: PointBounds,
  visit: (from: number, to: number) => void,
): void {
  function descend(tier: number, from: number, to: number): void {
    const boxes = tiers[tier]!;
    const last = Math.min(to, boxes.length / 4);
    for (let box = from; box < last; box++) {
      const at = 4 * box;
      if (boxes[at]! > maxX || boxes[at + 1]! > maxY || boxes[at + 2]! < minX || boxes[at + 3]! < minY)
        continue;
      if (tier > 0) descend(tier - 1, box * RUN, (box + 1) * RUN);
      else visit(box * RUN, Math.min(count, (box + 1) * RUN));
    }
  }
  descend(tiers.length - 1, 0, Infinity);
}
