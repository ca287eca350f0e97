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
  const search = streetSearch(graph, asked);
  for (let from = 0; from < nodes.length; from++)
    for (let slot = offsets[from]!; slot < offsets[from + 1]!; slot++)
      if (neighbours[slot]! >= from) search.look(from, slot);
  return search.nearest();
}

/** A search for the place on some streets that is nearest to a position. A street is its first node and its slot. */
export function streetSearch({ nodes, neighbours, lengthsM, ranks }: StreetGraph, asked: Position) {
  const squeeze = Math.cos((asked[1] * Math.PI) / 180);
  let best = Infinity;
  const found = { from: -1, slot: -1, share: 0 };
  return {
    /** Takes a street into account. */
    look(from: number, slot: number): void {
      const a = nodes[from]!;
      const b = nodes[neighbours[slot]!]!;
      const x = (b[0] - a[0]) * squeeze;
      const y = b[1] - a[1];
      const px = (asked[0] - a[0]) * squeeze;
      const py = asked[1] - a[1];
      const length = x * x + y * y;
      const along = length === 0 ? 0 : (px * x + py * y) / length;
      const share = along < 0 ? 0 : along > 1 ? 1 : along;
      const distance = (px - share * x) ** 2 + (py - share * y) ** 2;
      if (distance >= best) return;
      best = distance;
      found.from = from;
      found.slot = slot;
      found.share = share;
    },
    /** The nearest place so far; `undefined` where no street was looked at. */
    nearest(): StreetPoint | undefined {
      const { from, slot, share } = found;
      if (from < 0) return undefined;
      const to = neighbours[slot]!;
      const a = nodes[from]!;
      const b = nodes[to]!;
      const position: Position = [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
      const lengthM = lengthsM[slot]!;
      return {
        asked,
        position,
        approachM: distanceM(asked, position),
        from,
        to,
        rank: ranks[slot]!,
        fromM: share * lengthM,
        toM: (1 - share) * lengthM,
      };
    },
  };
}
