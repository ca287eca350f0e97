import { MERCATOR_SCALE, mercatorX, mercatorY } from '../../geo/mercator.ts';

/** Edges of a ring in Web Mercator integers, each from its northern to its southern end. */
export interface LassoEdges {
  readonly count: number;
  /** y of the ends, `north <= south` since y grows to the south. */
  readonly north: Int32Array;
  readonly south: Int32Array;
  /** x at the northern and at the southern end. */
  readonly northX: Int32Array;
  readonly southX: Int32Array;
  /** Box of all corners. */
  readonly box: {
    readonly west: number;
    readonly north: number;
    readonly east: number;
    readonly south: number;
  };
}

/** The edges of a ring in degrees. */
export function lassoEdges(ring: readonly (readonly [number, number])[]): LassoEdges {
  const x = Int32Array.from(ring, ([longitude]) => mercatorX(longitude) * MERCATOR_SCALE);
  const y = Int32Array.from(ring, ([, latitude]) => mercatorY(latitude) * MERCATOR_SCALE);
  const ends = ring.map((_, from) => {
    const to = (from + 1) % ring.length;
    return y[from]! <= y[to]! ? ([from, to] as const) : ([to, from] as const);
  });
  return {
    count: ends.length,
    north: Int32Array.from(ends, ([upper]) => y[upper]!),
    south: Int32Array.from(ends, ([, lower]) => y[lower]!),
    northX: Int32Array.from(ends, ([upper]) => x[upper]!),
    southX: Int32Array.from(ends, ([, lower]) => x[lower]!),
    box: { west: Math.min(...x), north: Math.min(...y), east: Math.max(...x), south: Math.max(...y) },
  };
}

/** Some of the edges, by their indices. */
export function pickEdges(edges: LassoEdges, indices: readonly number[]): LassoEdges {
  const pick = (column: Int32Array) => Int32Array.from(indices, (index) => column[index]!);
  return {
    count: indices.length,
    north: pick(edges.north),
    south: pick(edges.south),
    northX: pick(edges.northX),
    southX: pick(edges.southX),
    box: edges.box,
  };
}

/**
 * Whether a point lies in the ring of these edges: the even-odd rule, edges straight in Web Mercator. The ring is
 * half-open, so that of two rings with a common edge exactly one holds a point on it: a point on a western or northern
 * edge is inside, one on an eastern or southern edge is not. Exact for rings less than 2^26 units (2,500 km) wide.
 */
export function isInsideEdges(
  { count, north, south, northX, southX }: LassoEdges,
  x: number,
  y: number,
): boolean {
  let isInside = false;
  for (let edge = 0; edge < count; edge++) {
    const top = north[edge]!;
    const bottom = south[edge]!;
    if (y < top || y >= bottom) continue;
    const run = (southX[edge]! - northX[edge]!) * (y - top);
    if ((x - northX[edge]!) * (bottom - top) < run) isInside = !isInside;
  }
  return isInside;
}
