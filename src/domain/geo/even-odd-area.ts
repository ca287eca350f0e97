import { EARTH_RADIUS_M } from './positions.ts';

const RADIANS = Math.PI / 180;

interface Edge {
  readonly low: readonly [number, number];
  readonly high: readonly [number, number];
}

const xAt = ({ low, high }: Edge, y: number) =>
  low[0] + ((y - low[1]) / (high[1] - low[1])) * (high[0] - low[0]);

/**
 * Area in m² of what lies inside an open ring of degrees by the even-odd rule, also where the ring crosses itself: what
 * it encloses twice is outside. The plane of degrees is cut into slabs at every corner and crossing; inside a slab no
 * edges meet, so that its width changes linearly. Edges are straight in degrees: against `signedGeodesicAreaM2` that
 * makes about 10⁻⁴ for a ring 30 km high.
 */
export function evenOddAreaM2(ring: readonly (readonly [number, number])[]): number {
  const edges: Edge[] = [];
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[j]!;
    const b = ring[i]!;
    if (a[1] !== b[1]) edges.push(a[1] < b[1] ? { low: a, high: b } : { low: b, high: a });
  }
  const heights = [...new Set([...ring.map(([, y]) => y), ...crossingHeights(edges)])].sort((a, b) => a - b);
  let sum = 0;
  for (let i = 1; i < heights.length; i++) {
    const bottom = heights[i - 1]!;
    const top = heights[i]!;
    const middle = (bottom + top) / 2;
    const xs = edges
      .filter(({ low, high }) => low[1] < middle && high[1] > middle)
      .map((edge) => xAt(edge, middle))
      .sort((a, b) => a - b);
    let width = 0;
    for (let k = 1; k < xs.length; k += 2) width += xs[k]! - xs[k - 1]!;
    sum += width * RADIANS * (Math.sin(top * RADIANS) - Math.sin(bottom * RADIANS));
  }
  return sum * EARTH_RADIUS_M * EARTH_RADIUS_M;
}

function crossingHeights(edges: readonly Edge[]): number[] {
  const heights: number[] = [];
  edges.forEach((one, index) => {
    for (const other of edges.slice(index + 1)) {
      const bottom = Math.max(one.low[1], other.low[1]);
      const top = Math.min(one.high[1], other.high[1]);
      if (bottom >= top) continue;
      const before = xAt(one, bottom) - xAt(other, bottom);
      const after = xAt(one, top) - xAt(other, top);
      if (before * after < 0) heights.push(bottom + (before / (before - after)) * (top - bottom));
    }
  });
  return heights;
}
