import { M_PER_DEGREE, type Position } from '../geo/positions.ts';
import type { StreetGraph } from '../geo/street-graph.ts';
import { streetSearch, type StreetPoint } from './street-point.ts';

/** Side of a bucket, m. */
const BUCKET_M = 250;
/** Buckets are narrower in the north of a wide city than at its first street, by less than this. */
const SHORTEST_BUCKET = 0.95;
const NO_STREETS: readonly number[] = [];

/** Finds streets by their place. Made once, then only asked. */
export interface StreetIndex {
  /** The nearest place on a street within so many metres; `undefined` where there is none. */
  nearest(asked: Position, withinM: number): StreetPoint | undefined;
  /** Whether a straight line crosses a street. One that only touches a street does not. */
  crossesStreet(from: Position, to: Position): boolean;
}

/** Sorts the streets of a graph into square buckets. */
export function createStreetIndex(graph: StreetGraph): StreetIndex {
  const { nodes, offsets, neighbours } = graph;
  const latitude = nodes[0]?.[1] ?? 0;
  const perLat = M_PER_DEGREE / BUCKET_M;
  const perLng = perLat * Math.cos((latitude * Math.PI) / 180);
  const column = (lng: number) => Math.floor(lng * perLng);
  const row = (lat: number) => Math.floor(lat * perLat);
  const buckets = new Map<number, number[]>();
  const keyOf = (x: number, y: number) => x * 1e6 + y;
  const eachBucket = (a: Position, b: Position, visit: (key: number) => void) => {
    const [west, east] = [column(Math.min(a[0], b[0])), column(Math.max(a[0], b[0]))];
    const [south, north] = [row(Math.min(a[1], b[1])), row(Math.max(a[1], b[1]))];
    for (let x = west; x <= east; x++) for (let y = south; y <= north; y++) visit(keyOf(x, y));
  };
  // A street is kept as its first node and its slot, one after the other.
  for (let from = 0; from < nodes.length; from++)
    for (let slot = offsets[from]!; slot < offsets[from + 1]!; slot++) {
      const to = neighbours[slot]!;
      if (to < from) continue;
      eachBucket(nodes[from]!, nodes[to]!, (key) => {
        const bucket = buckets.get(key);
        if (bucket === undefined) buckets.set(key, [from, slot]);
        else bucket.push(from, slot);
      });
    }
  return {
    nearest(asked, withinM) {
      const search = streetSearch(graph, asked);
      const [x0, y0] = [column(asked[0]), row(asked[1])];
      // A ring of buckets begins one bucket less than its number away from anywhere in the middle one.
      for (let ring = 0; (ring - 1) * BUCKET_M * SHORTEST_BUCKET <= withinM; ring++) {
        for (let x = x0 - ring; x <= x0 + ring; x++)
          for (let y = y0 - ring; y <= y0 + ring; y++) {
            if (Math.max(Math.abs(x - x0), Math.abs(y - y0)) !== ring) continue;
            const bucket = buckets.get(keyOf(x, y)) ?? NO_STREETS;
            for (let at = 0; at < bucket.length; at += 2) search.look(bucket[at]!, bucket[at + 1]!);
          }
        const found = search.nearest();
        if (found !== undefined && found.approachM <= ring * BUCKET_M * SHORTEST_BUCKET)
          return found.approachM <= withinM ? found : undefined;
      }
      const last = search.nearest();
      return last !== undefined && last.approachM <= withinM ? last : undefined;
    },
    crossesStreet(from, to) {
      let crosses = false;
      eachBucket(from, to, (key) => {
        const bucket = buckets.get(key) ?? NO_STREETS;
        for (let at = 0; !crosses && at < bucket.length; at += 2)
          crosses = meet(from, to, nodes[bucket[at]!]!, nodes[neighbours[bucket[at + 1]!]!]!);
      });
      return crosses;
    },
  };
}

const side = (a: Position, b: Position, p: Position) =>
  Math.sign((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]));

/** Whether the ends of a line lie on different sides of a street, and the line meets the street, its ends included. */
function meet(a: Position, b: Position, c: Position, d: Position): boolean {
  return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) < 0;
}
