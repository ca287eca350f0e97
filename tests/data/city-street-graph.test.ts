import { describe, expect, it } from 'vitest';
import { lengthM, type Position } from '../../src/domain/geo/positions.ts';
import {
  loadStreetGraph,
  nearestStreetNode,
  shortestPath,
  type StreetGraphFile,
} from '../../src/domain/geo/street-graph.ts';
import { city, cityText, ringOf } from './city-files.ts';

const file = JSON.parse(cityText('street-graph.json')) as StreetGraphFile;
const graph = loadStreetGraph(file);

/** Nodes that can be reached from node 0 over edges that `accept` lets pass. */
function reach(accept: (rank: number) => boolean): number {
  const seen = new Set([0]);
  const open = [0];
  for (let node = open.pop(); node !== undefined; node = open.pop())
    for (let slot = graph.offsets[node]!; slot < graph.offsets[node + 1]!; slot++) {
      const next = graph.neighbours[slot]!;
      if (!accept(graph.ranks[slot]!) || seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  return seen.size;
}

describe('street graph of the bundled city', () => {
  it('hangs together, and only through its bridges', () => {
    expect(reach(() => true)).toBe(file.nodes.length);
    expect(reach((rank) => rank !== 5)).toBeLessThan(file.nodes.length);
    expect(file.edges.filter(([, , rank]) => rank === 5).length).toBeGreaterThan(8);
  });

  it('has each street once, with a length and a rank', () => {
    const keys = new Set(file.edges.map(([a, b]) => (a < b ? `${a} ${b}` : `${b} ${a}`)));
    expect(keys.size).toBe(file.edges.length);
    for (const [a, b, rank] of file.edges) {
      expect(a).not.toBe(b);
      expect([0, 1, 2, 3, 4, 5]).toContain(rank);
    }
    expect(Math.min(...graph.lengthsM)).toBeGreaterThan(0);
  });

  it('runs along the borders of the grids', () => {
    const nodes = new Set(file.nodes.map(String));
    const corners = city.grid.flatMap((unit) => ringOf(unit));
    const onStreet = corners.filter((corner) => nodes.has(String(corner)));
    // Corners on the river have their streets on the banks.
    expect(onStreet.length / corners.length).toBeGreaterThan(0.95);
  });

  it('finds the shortest way over a bridge, as Dijkstra without a guide does', () => {
    const start = nearestStreetNode(graph, [113.11, 27.83]);
    const goal = nearestStreetNode(graph, [113.16, 27.85]);
    const path = shortestPath(graph, start, goal)!;
    expect(path.lengthM).toBeCloseTo(dijkstra(start, goal), 6);
    const line = path.nodes.map((node): Position => graph.nodes[node]!);
    expect(lengthM(line)).toBeCloseTo(path.lengthM, 6);
    expect(path.lengthM).toBeGreaterThan(lengthM([line[0]!, line.at(-1)!]));
  });
});

/** Plain Dijkstra with a linear search, as the reference. */
function dijkstra(start: number, goal: number): number {
  const cost = new Map([[start, 0]]);
  const done = new Set<number>();
  for (;;) {
    let node = -1;
    for (const [candidate, value] of cost)
      if (!done.has(candidate) && (node < 0 || value < cost.get(node)!)) node = candidate;
    if (node < 0) return Infinity;
    if (node === goal) return cost.get(goal)!;
    done.add(node);
    for (let slot = graph.offsets[node]!; slot < graph.offsets[node + 1]!; slot++) {
      const next = graph.neighbours[slot]!;
      const value = cost.get(node)! + graph.lengthsM[slot]!;
      if (value < (cost.get(next) ?? Infinity)) cost.set(next, value);
    }
  }
}
