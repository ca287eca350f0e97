import { findCrossings, type Crossing } from '../../geo/ring-crossings.ts';
import { isSamePosition, type Position } from '../../geo/positions.ts';
import { isInsideRing, ringAreaM2, type Ring } from './ring-math.ts';

/** What came of untangling a ring: simple polygons, or the place where it could not be done. */
export type Untangled =
  | { polygons: Ring[][]; droppedLoops: number; at?: Position }
  | { unrepairable: Position }
  | { isEmpty: true };

/**
 * Parts a closed ring that crosses or touches itself into simple polygons: crossings become vertices, the ring is cut
 * where it comes back to a vertex, and loops inside others are holes (even-odd, as ST_MakeValid's linework rule).
 * Loops under 1 m² are dropped. `at` is the first crossing; absent where the ring was simple already.
 */
export function untangle(ring: Ring): Untangled {
  const crossings = findCrossings([ring]);
  const [firstCrossing] = crossings;
  if (!firstCrossing && !firstRepeated(ring)) return { polygons: [[ring]], droppedLoops: 0 };
  const at = firstCrossing?.at ?? firstRepeated(ring) ?? (ring[0] as Position);
  if (crossings.length > 50) return { unrepairable: at };
  const loops = cutAtRepeats(withCrossings(ring, crossings));
  const kept = loops.filter((loop) => loop.length >= 4 && ringAreaM2(loop) >= 1);
  if (kept.length === 0) return { isEmpty: true };
  const [leftover] = findCrossings(kept, 1);
  if (leftover) return { unrepairable: leftover.at };
  if (kept.some((loop) => kept.some((other) => other !== loop && sideOf(loop, other) === 'both')))
    return { unrepairable: at };
  return { polygons: nest(kept), droppedLoops: loops.length - kept.length, at };
}

function firstRepeated(ring: Ring): Position | undefined {
  const seen = new Set<string>();
  return ring.slice(1).find((vertex) => {
    const key = keyOf(vertex);
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
}

function withCrossings(ring: Ring, crossings: Crossing[]): Ring {
  const added = new Map<number, Position[]>();
  for (const { first, second, at } of crossings)
    for (const index of [first, second]) added.set(index, [...(added.get(index) ?? []), at]);
  return ring
    .flatMap((vertex, index) => {
      const from = vertex;
      const along = (added.get(index) ?? []).sort((p, q) => squared(from, p) - squared(from, q));
      return [vertex, ...along];
    })
    .filter((vertex, index, all) => index === 0 || !isSamePosition(vertex, all[index - 1] as Position));
}

/** Walks the ring and cuts off a loop whenever it returns to a vertex it has passed. */
function cutAtRepeats(ring: Ring): Ring[] {
  const loops: Ring[] = [];
  const path: Position[] = [];
  const position = new Map<string, number>();
  for (const vertex of ring) {
    const start = position.get(keyOf(vertex));
    if (start !== undefined) {
      const loop = path.splice(start);
      for (const passed of loop) position.delete(keyOf(passed));
      loops.push([...loop, vertex]);
    }
    position.set(keyOf(vertex), path.length);
    path.push(vertex);
  }
  return loops;
}

/** Sorts simple loops that do not cross into outer rings with their holes. */
function nest(loops: Ring[]): Ring[][] {
  const bySize = [...loops].sort((a, b) => ringAreaM2(b) - ringAreaM2(a));
  const polygons: { outer: Ring; holes: Ring[] }[] = [];
  for (const loop of bySize) {
    const around = bySize.filter((other) => other !== loop && sideOf(loop, other) === 'inside');
    if (around.length % 2 === 0) polygons.push({ outer: loop, holes: [] });
    else polygons.findLast(({ outer }) => around.includes(outer))?.holes.push(loop);
  }
  return polygons.map(({ outer, holes }) => [outer, ...holes]);
}

/** On which side of `other` a loop lies; loops that share vertices may pass through each other there. */
function sideOf(loop: Ring, other: Ring): 'inside' | 'outside' | 'both' {
  const corners = new Set(other.map(keyOf));
  const middles = loop.slice(1).map((b, index): Position => {
    const a = loop[index]!;
    return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  });
  const witnesses = [...loop.filter((vertex) => !corners.has(keyOf(vertex))), ...middles];
  const inside = witnesses.filter((witness) => isInsideRing(witness, other)).length;
  if (inside === 0) return 'outside';
  return inside === witnesses.length ? 'inside' : 'both';
}

function keyOf(vertex: Position): string {
  return `${vertex[0]},${vertex[1]}`;
}

function squared(a: Position, b: Position): number {
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2;
}
