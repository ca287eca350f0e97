import type { StreetGraphFile, StreetRank } from '../../../src/domain/geo/street-graph.ts';
import type { City } from './city.ts';
import { edgeKey } from './mesh.ts';

const LEVELS = ['county', 'township', 'village', 'grid', 'micro-grid'] as const;

/** The borders of all blocks as streets, each with the rank of the coarsest level it bounds. */
export function streetGraphOf({ mesh, drafts }: City): StreetGraphFile {
  const ranks = new Map<number, [number, number, StreetRank]>();
  LEVELS.forEach((level, rank) => {
    for (const { ring } of drafts[level])
      ring.forEach((a, at) => {
        const b = ring[(at + 1) % ring.length]!;
        const key = edgeKey(a, b);
        if (!ranks.has(key)) ranks.set(key, [Math.min(a, b), Math.max(a, b), rank as StreetRank]);
      });
  });
  const edges = [...ranks.values()].sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  const used = [...new Set(edges.flatMap(([a, b]) => [a, b]))].sort((a, b) => a - b);
  const numbers = new Map(used.map((vertex, i) => [vertex, i]));
  return {
    nodes: used.map((vertex) => mesh.positions[vertex]!),
    edges: edges.map(([a, b, rank]) => [numbers.get(a)!, numbers.get(b)!, rank]),
  };
}
