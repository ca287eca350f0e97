import { edgeKey, type Mesh, type Ring } from './mesh.ts';

/** Length in metres of the border that each pair of rings shares; key `i,j` with i < j. Rings must be expanded. */
export function sharedBorders(mesh: Mesh, rings: readonly Ring[]): Map<string, number> {
  const owner = new Map<number, number>();
  const shared = new Map<string, number>();
  rings.forEach((ring, i) => {
    ring.forEach((a, at) => {
      const b = ring[(at + 1) % ring.length]!;
      const key = edgeKey(a, b);
      const other = owner.get(key);
      if (other === undefined) {
        owner.set(key, i);
        return;
      }
      const [p, q] = [mesh.points[a]!, mesh.points[b]!];
      const pair = `${other},${i}`;
      shared.set(pair, (shared.get(pair) ?? 0) + Math.hypot(p[0] - q[0], p[1] - q[1]));
    });
  });
  return shared;
}

/** Neighbours of each ring: those that share at least `leastM` metres of border with it. */
export function neighboursOf(mesh: Mesh, rings: readonly Ring[], leastM: number): number[][] {
  const lists: number[][] = rings.map(() => []);
  for (const [pair, length] of sharedBorders(mesh, rings)) {
    if (length < leastM) continue;
    const [i, j] = pair.split(',').map(Number) as [number, number];
    lists[i]!.push(j);
    lists[j]!.push(i);
  }
  return lists;
}

/** Outer ring of rings that hang together: edges that two of them share fall away. Throws for holes or islands. */
export function unionRing(rings: readonly Ring[]): Ring {
  const edges = new Map<number, { from: number; to: number }>();
  for (const ring of rings)
    ring.forEach((from, at) => {
      const to = ring[(at + 1) % ring.length]!;
      const key = edgeKey(from, to);
      if (!edges.delete(key)) edges.set(key, { from, to });
    });
  const next = new Map<number, number>();
  for (const { from, to } of edges.values()) {
    if (next.has(from)) throw new Error(`the union touches itself at vertex ${from}`);
    next.set(from, to);
  }
  const start = edges.values().next().value!.from;
  const ring: Ring = [];
  let at = start;
  do {
    ring.push(at);
    at = next.get(at)!;
  } while (at !== start);
  if (ring.length !== next.size) throw new Error('the union has a hole or an island');
  return ring;
}
