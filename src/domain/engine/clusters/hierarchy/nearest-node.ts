import type { HierarchyLevel } from './levels.ts';
import { visitRuns } from './node-boxes.ts';

/**
 * The node of a level whose centre is nearest to (x, y) and within `reach`, edge included; the one of smallest index
 * among equally near ones; −1 where there is none.
 */
export function nearestClusterNode(level: HierarchyLevel, x: number, y: number, reach: number): number {
  let best = -1;
  let least = reach * reach;
  const box = { minX: x - reach, minY: y - reach, maxX: x + reach, maxY: y + reach };
  visitRuns(level.boxes, level.count, box, (from, to) => {
    for (let node = from; node < to; node++) {
      const distance = squaredDistance(level.x[node]!, level.y[node]!, x, y);
      if (distance > least || (distance === least && best >= 0)) continue;
      best = node;
      least = distance;
    }
  });
  return best;
}

/** Square of the distance between two points, in doubles as supercluster takes it. */
export function squaredDistance(ax: number, ay: number, bx: number, by: number): number {
  const dx = ax - bx;
  const dy = ay - by;
  return dx * dx + dy * dy;
}
