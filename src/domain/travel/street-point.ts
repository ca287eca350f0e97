import { distanceM, type Position } from '../geo/positions.ts';
import type { StreetGraph } from '../geo/street-graph.ts';

/** The place on a street that is nearest to a position. */
export interface StreetPoint {
  readonly asked: Position;
  /** On the street. */
  readonly position: Position;
  /** From the asked position to the street, m, as the crow flies. */
  readonly approachM: number;
  /** Ends of the street: node numbers, the lower one first. */
  readonly from: number;
  readonly to: number;
  readonly rank: number;
  /** Along the street from `from` and to `to`, m. */
  readonly fromM: number;
  readonly toM: number;
}

/** The nearest place on any street to a position; `undefined` in a graph without streets. Looks at every street. */
export function nearestStreetPoint(graph: StreetGraph, asked: Position): StreetPoint | undefined {
  const { nodes, offsets, neighbours } = graph;
  const squeeze = Math.cos((asked[1] * Math.PI) / 180);
  let best = Infinity;
  let found = { from: -1, slot: -1, share: 0 };
  for (let from = 0; from < nodes.length; from++) {
    const a = nodes[from]!;
    for (let slot = offsets[from]!; slot < offsets[from + 1]!; slot++) {
      const to = neighbours[slot]!;
      if (to < from) continue;
      const b = nodes[to]!;
      const x = (b[0] - a[0]) * squeeze;
      const y = b[1] - a[1];
      const px = (asked[0] - a[0]) * squeeze;
      const py = asked[1] - a[1];
      const length = x * x + y * y;
      const along = length === 0 ? 0 : (px * x + py * y) / length;
      const share = along < 0 ? 0 : along > 1 ? 1 : along;
      const distance = (px - share * x) ** 2 + (py - share * y) ** 2;
      if (distance >= best) continue;
      best = distance;
      found = { from, slot, share };
    }
  }
  const { from, slot, share } = found;
  if (from < 0) return undefined;
  const to = neighbours[slot]!;
  const a = nodes[from]!;
  const b = nodes[to]!;
  const position: Position = [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
  const lengthM = graph.lengthsM[slot]!;
  return {
    asked,
    position,
    approachM: distanceM(asked, position),
    from,
    to,
    rank: graph.ranks[slot]!,
    fromM: share * lengthM,
    toM: (1 - share) * lengthM,
  };
}
