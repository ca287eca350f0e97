import {
  levelAt,
  nodeOfLeaf,
  type Hierarchy,
} from '../../../../src/domain/engine/clusters/hierarchy/hierarchy.ts';

/**
 * Children of node `node` of `zoom`: the range `[from, to)` of indices at `zoom + 1`. Throws a RangeError at the
 * deepest zoom, whose nodes have rows instead.
 */
export function childrenOf(hierarchy: Hierarchy, zoom: number, node: number): readonly [number, number] {
  const { starts } = levelAt(hierarchy, zoom);
  const below = levelAt(hierarchy, zoom + 1);
  const from = nodeOfLeaf(below, starts[node]!);
  return [from, nodeOfLeaf(below, starts[node + 1]! - 1) + 1];
}

/**
 * Lowest zoom below `zoom` (that is, larger) at which leaves `leafA ≤ leafB` of one node lie in different nodes;
 * `null` where they stay together down to the deepest.
 */
export function splitZoom(hierarchy: Hierarchy, zoom: number, leafA: number, leafB: number): number | null {
  const { levels } = hierarchy;
  for (let next = Math.max(0, zoom + 1); next < levels.length; next++) {
    const level = levels[next]!;
    if (level.starts[nodeOfLeaf(level, leafA) + 1]! <= leafB) return next;
  }
  return null;
}
