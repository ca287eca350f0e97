import { FLAG } from './match-rows.ts';
import type { FilterMatches } from './filter-matches.ts';
import type { Store } from '../store/store.ts';
import type { ViewNodes } from '../clusters/view-nodes.ts';

/** Where the nodes of a view are drawn, by number. */
export interface NodeCentres {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/**
 * The middle of the rows of each node that pass the filter, whatever its range and week clock: under a chosen unit or a
 * drawn area a disc then lies inside it, and still stays where it is while time moves. Nodes without such a row stay
 * where they are.
 */
export function centresOfMatches(store: Store, matches: FilterMatches, nodes: ViewNodes): NodeCentres {
  const sumX = new Float64Array(nodes.count);
  const sumY = new Float64Array(nodes.count);
  const counts = new Uint32Array(nodes.count);
  const parts = [
    { columns: store.base.columns, ...matches.base, nodeOf: nodes.base.nodeOf },
    { columns: store.late.columns, ...matches.late, nodeOf: nodes.lateNodeOf },
  ];
  for (const { columns, flags, sparse, nodeOf } of parts) {
    const count = sparse.match?.length ?? columns.length;
    for (let index = 0; index < count; index++) {
      const row = sparse.match?.[index] ?? index;
      if ((flags[row]! & FLAG.match) === 0) continue;
      const node = nodeOf[row]!;
      sumX[node]! += columns.x[row]!;
      sumY[node]! += columns.y[row]!;
      counts[node]!++;
    }
  }
  for (let node = 0; node < nodes.count; node++) {
    const count = counts[node]!;
    sumX[node] = count === 0 ? nodes.x[node]! : sumX[node]! / count;
    sumY[node] = count === 0 ? nodes.y[node]! : sumY[node]! / count;
  }
  return { x: sumX, y: sumY };
}
