import type { Position } from '../../../../src/domain/geo/positions.ts';

type Rings = readonly (readonly Position[])[];
type Edge = readonly [Position, Position];

const edgesOf = (rings: Rings): Edge[] =>
  rings.flatMap((ring) => ring.slice(1).map((to, index): Edge => [ring[index]!, to]));
const keyOf = ([a, b]: Edge) => `${a.join()} ${b.join()}`;

/** Shoelace area in square degrees, the outer ring less its holes; written apart from the code under test. */
export function squareDegrees(rings: Rings): number {
  return rings.reduce((sum, ring, index) => {
    const [x0, y0] = ring[0]!;
    let twice = 0;
    for (const [a, b] of edgesOf([ring])) twice += (a[0] - x0) * (b[1] - y0) - (b[0] - x0) * (a[1] - y0);
    return sum + ((index === 0 ? 1 : -1) * Math.abs(twice)) / 2;
  }, 0);
}

/** Distance in degrees from a segment. */
function offEdge([x, y]: Position, [[ax, ay], [bx, by]]: Edge): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

const turn = (a: Position, b: Position, c: Position) =>
  Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));

/** Pairs of edges that properly cross: none in a valid polygon. */
export function crossings(rings: Rings): number {
  const edges = edgesOf(rings);
  let count = 0;
  for (const [index, [a, b]] of edges.entries())
    for (const [c, d] of edges.slice(index + 1))
      if (turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0) count++;
  return count;
}

/**
 * What is wrong with parts that should cover a polygon edge by edge: every edge between two parts is in both, the other
 * way round; all other edges lie on the border of the polygon, whose corners are all there bit by bit.
 */
export function coverFaults(parts: readonly Rings[], whole: Rings): string[] {
  const faults: string[] = [];
  const edges = new Map<string, Edge>();
  for (const edge of parts.flatMap(edgesOf)) {
    if (edges.has(keyOf(edge))) faults.push(`twice: ${keyOf(edge)}`);
    edges.set(keyOf(edge), edge);
  }
  const outer = [...edges.values()].filter(([a, b]) => !edges.has(keyOf([b, a])));
  const border = edgesOf(whole);
  for (const edge of outer)
    if (!border.some((own) => offEdge(edge[0], own) < 1e-12 && offEdge(edge[1], own) < 1e-12))
      faults.push(`off the border: ${keyOf(edge)}`);
  const corners = new Set(outer.flat().map((corner) => corner.join()));
  for (const corner of whole.flat()) if (!corners.has(corner.join())) faults.push(`lost: ${corner.join()}`);
  const lengthOf = (list: readonly Edge[]) =>
    list.reduce((sum, [a, b]) => sum + Math.hypot(b[0] - a[0], b[1] - a[1]), 0);
  const ratio = lengthOf(outer) / lengthOf(border);
  if (Math.abs(ratio - 1) > 1e-9) faults.push(`the border is ${ratio} times as long`);
  return faults;
}
