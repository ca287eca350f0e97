import type { StreetGraphFile, StreetRank } from '../../../src/domain/geo/street-graph.ts';
import { BRIDGES } from './bridges.ts';
import type { City } from './city.ts';
import { edgeKey } from './mesh.ts';
import { toDegrees, toPlane, type Point } from './projection.ts';

const LEVELS = ['county', 'township', 'village', 'grid', 'micro-grid'] as const;
const BRIDGE_RANK: StreetRank = 5;
/** How far the street on either bank keeps from the middle of the river, metres. */
const BANK_M = 60;

/**
 * The borders of all blocks as streets, each with the rank of the coarsest level it bounds.
 * The river is no street: each bank has one, and only bridges join them.
 */
export function streetGraphOf(city: City): StreetGraphFile {
  const banks = createBanks(city);
  const keyed = new Map<string, [string, string, StreetRank]>();
  const positions = new Map<string, Point>();
  const join = (a: string, b: string, rank: StreetRank) => {
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    if (!keyed.has(key)) keyed.set(key, [a, b, rank]);
  };
  const node = (vertex: number, towards: Point | undefined, side?: 1 | -1): string => {
    const onRiver = banks.has(vertex);
    const which = !onRiver ? 0 : (side ?? banks.sideOf(vertex, towards!));
    const name = `${vertex}/${which}`;
    positions.set(name, onRiver ? banks.pointOn(vertex, which as 1 | -1) : city.mesh.points[vertex]!);
    return name;
  };
  for (const [a, b, rank] of rankedEdges(city)) {
    if (banks.follows(a, b)) {
      for (const side of [1, -1] as const) join(node(a, undefined, side), node(b, undefined, side), rank);
    } else join(node(a, city.mesh.points[b]), node(b, city.mesh.points[a]), rank);
  }
  for (const vertex of banks.bridges())
    join(node(vertex, undefined, 1), node(vertex, undefined, -1), BRIDGE_RANK);
  const names = [...positions.keys()];
  const numbers = new Map(names.map((name, i) => [name, i]));
  return {
    nodes: names.map((name) => {
      const [lng, lat] = toDegrees(positions.get(name)!);
      return [round6(lng), round6(lat)];
    }),
    edges: [...keyed.values()].map(([a, b, rank]) => [numbers.get(a)!, numbers.get(b)!, rank]),
  };
}

const round6 = (value: number): number => Math.round(value * 1e6) / 1e6;

/** Every border edge once, with its rank, coarse levels first. */
function rankedEdges({ drafts }: City): [number, number, StreetRank][] {
  const edges = new Map<number, [number, number, StreetRank]>();
  LEVELS.forEach((level, rank) => {
    for (const { ring } of drafts[level])
      ring.forEach((a, at) => {
        const b = ring[(at + 1) % ring.length]!;
        if (!edges.has(edgeKey(a, b))) edges.set(edgeKey(a, b), [a, b, rank as StreetRank]);
      });
  });
  return [...edges.values()];
}

function createBanks({ mesh, river }: City) {
  const order = new Map(river.map((vertex, i) => [vertex, i]));
  const pointAt = (i: number) => mesh.points[river[Math.min(Math.max(i, 0), river.length - 1)]!]!;
  /** Unit vector to the left of the stream at a vertex. */
  const leftOf = (vertex: number): Point => {
    const i = order.get(vertex)!;
    const [a, b] = [pointAt(i - 1), pointAt(i + 1)];
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    return [-(b[1] - a[1]) / length, (b[0] - a[0]) / length];
  };
  return {
    has: (vertex: number) => order.has(vertex),
    follows: (a: number, b: number) => Math.abs((order.get(a) ?? -9) - (order.get(b) ?? 9)) === 1,
    sideOf(vertex: number, towards: Point): 1 | -1 {
      const [x, y] = mesh.points[vertex]!;
      const left = leftOf(vertex);
      return (towards[0] - x) * left[0] + (towards[1] - y) * left[1] >= 0 ? 1 : -1;
    },
    pointOn(vertex: number, side: 1 | -1): Point {
      const [x, y] = mesh.points[vertex]!;
      const left = leftOf(vertex);
      return [x + side * BANK_M * left[0], y + side * BANK_M * left[1]];
    },
    /** The vertices of the river nearest to the wanted bridges. */
    bridges(): number[] {
      return BRIDGES.map((position) => {
        const [x, y] = toPlane(position);
        const distance = (vertex: number) =>
          Math.hypot(mesh.points[vertex]![0] - x, mesh.points[vertex]![1] - y);
        return river.reduce((best, vertex) => (distance(vertex) < distance(best) ? vertex : best));
      });
    },
  };
}
