import { isSamePosition, type Position } from './positions.ts';

/** Two segments of one list that meet elsewhere than at a common end, and where. */
export interface Crossing {
  first: number;
  second: number;
  at: Position;
}

interface Segment {
  index: number;
  a: Position;
  b: Position;
  west: number;
  east: number;
  south: number;
  north: number;
}

/**
 * Places where segments of the rings cross or touch, apart from the joints of consecutive segments. Segments are
 * numbered through all rings. Stops at `limit` crossings: a scribble has more than anybody wants to read.
 */
export function findCrossings(rings: readonly (readonly Position[])[], limit = 1000): Crossing[] {
  const segments = rings.flatMap(segmentsOf).map((segment, index) => ({ ...segment, index }));
  const byWest = [...segments].sort((p, q) => p.west - q.west);
  const crossings: Crossing[] = [];
  for (let i = 0; i < byWest.length; i++) {
    const first = byWest[i] as Segment;
    for (let j = i + 1; j < byWest.length; j++) {
      const second = byWest[j] as Segment;
      if (second.west > first.east) break;
      if (second.south > first.north || second.north < first.south) continue;
      for (const at of meetings(first, second)) {
        crossings.push({ first: first.index, second: second.index, at });
        if (crossings.length >= limit) return crossings;
      }
    }
  }
  return crossings;
}

function segmentsOf(ring: readonly Position[]): Omit<Segment, 'index'>[] {
  return ring.slice(1).map((b, i) => {
    const a = ring[i] as Position;
    return {
      a,
      b,
      west: Math.min(a[0], b[0]),
      east: Math.max(a[0], b[0]),
      south: Math.min(a[1], b[1]),
      north: Math.max(a[1], b[1]),
    };
  });
}

/** Where two segments meet, leaving out ends that both share: those are joints, or vertices met twice. */
function meetings(p: Segment, q: Segment): Position[] {
  const touches = [p.a, p.b].filter((v) => isOn(v, q)).concat([q.a, q.b].filter((v) => isOn(v, p)));
  if (touches.length > 0) return touches;
  if (
    isSamePosition(p.a, q.a) ||
    isSamePosition(p.a, q.b) ||
    isSamePosition(p.b, q.a) ||
    isSamePosition(p.b, q.b)
  )
    return [];
  const [d1, d2] = [side(p, q.a), side(p, q.b)];
  const [d3, d4] = [side(q, p.a), side(q, p.b)];
  if (!(d1 > 0 !== d2 > 0 && d3 > 0 !== d4 > 0)) return [];
  const share = d1 / (d1 - d2);
  return [[q.a[0] + share * (q.b[0] - q.a[0]), q.a[1] + share * (q.b[1] - q.a[1])]];
}

/** Whether a vertex lies on the inner part of a segment. */
function isOn(vertex: Position, segment: Segment): boolean {
  if (isSamePosition(vertex, segment.a) || isSamePosition(vertex, segment.b)) return false;
  const isInBox =
    vertex[0] >= segment.west &&
    vertex[0] <= segment.east &&
    vertex[1] >= segment.south &&
    vertex[1] <= segment.north;
  return isInBox && side(segment, vertex) === 0;
}

function side({ a, b }: { a: Position; b: Position }, v: Position): number {
  return (b[0] - a[0]) * (v[1] - a[1]) - (b[1] - a[1]) * (v[0] - a[0]);
}
