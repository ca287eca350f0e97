import * as fc from 'fast-check';
import type { Position } from '../../../src/domain/geo/positions.ts';
import {
  loadStreetGraph,
  type StreetGraphFile,
  type StreetRank,
} from '../../../src/domain/geo/street-graph.ts';

const position: fc.Arbitrary<Position> = fc
  .tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }))
  .map(([x, y]): Position => [113.1 + x / 10_000, 27.8 + y / 10_000]);

/** Streets between up to 14 places, some of which cannot be reached from others, and some positions beside them. */
export const streets = fc
  .record({
    nodes: fc.uniqueArray(position, { minLength: 4, maxLength: 14, selector: String }),
    picks: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(5)), { minLength: 4, maxLength: 40 }),
    positions: fc.array(position, { minLength: 3, maxLength: 12 }),
  })
  .map(({ nodes, picks, positions }) => {
    const edges = new Map<string, [number, number, StreetRank]>();
    for (const [a, b, rank] of picks) {
      const [from, to] = [a % nodes.length, b % nodes.length].sort((x, y) => x - y) as [number, number];
      if (from !== to) edges.set(`${from} ${to}`, [from, to, rank as StreetRank]);
    }
    if (edges.size === 0) edges.set('0 1', [0, 1, 3]);
    const file: StreetGraphFile = { nodes, edges: [...edges.values()] };
    return { graph: loadStreetGraph(file), positions };
  });
