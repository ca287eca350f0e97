import { poleOfInaccessibility } from '../../geo/label-point.ts';
import { boxOf, type Position } from '../../geo/positions.ts';
import { isInsidePolygons, planeAround, ringAreaM2, type Rings } from '../geometry/ring-math.ts';

const LINES = 128;

/**
 * Share of the area of `inner` that lies outside `outer`, 0–1, by integration over 128 lines of latitude
 * (error about 0.3 %; enough for a warning at 1 %).
 */
export function shareOutside(inner: readonly Rings[], outer: readonly Rings[]): number {
  const [, south, , north] = boxOf(inner.flat(2));
  const innerEdges = edgesBetween(south, north, inner);
  const outerEdges = edgesBetween(south, north, outer);
  let total = 0;
  let outside = 0;
  for (let line = 0; line < LINES; line++) {
    const y = south + ((line + 0.5) / LINES) * (north - south);
    const covered = spansAt(y, outerEdges);
    for (const [from, to] of spansAt(y, innerEdges)) {
      total += to - from;
      outside += to - from - overlap(from, to, covered);
    }
  }
  return total > 0 ? outside / total : 0;
}

/**
 * The point for the label: the pole of inaccessibility of the largest part, to a hundredth of its size; where a hole
 * lies there, the middle of the widest span that is inside.
 */
export function labelPointOf(polygons: readonly Rings[]): Position {
  const largest = polygons.reduce((best, rings) =>
    ringAreaM2(rings[0] ?? []) > ringAreaM2(best[0] ?? []) ? rings : best,
  );
  const outer = largest[0] ?? [];
  const plane = planeAround(outer[0] ?? [0, 0]);
  const { point } = poleOfInaccessibility(
    outer.map((vertex) => plane.toPlane(vertex)),
    Math.max(0.5, Math.sqrt(ringAreaM2(outer)) / 100),
  );
  const pole = plane.toDegrees(point);
  return isInsidePolygons(pole, [largest]) ? pole : widestMiddle([largest]);
}

function widestMiddle(polygons: readonly Rings[]): Position {
  const [west, south, , north] = boxOf(polygons.flat(2));
  const edges = edgesBetween(south, north, polygons);
  let best: [number, number] = [west, west];
  let latitude = south;
  for (let line = 0; line < LINES; line++) {
    const y = south + ((line + 0.5) / LINES) * (north - south);
    for (const span of spansAt(y, edges))
      if (span[1] - span[0] > best[1] - best[0]) [best, latitude] = [span, y];
  }
  return [(best[0] + best[1]) / 2, latitude];
}

type Edge = readonly [Position, Position];

function edgesBetween(south: number, north: number, polygons: readonly Rings[]): Edge[] {
  const edges: Edge[] = [];
  for (const ring of polygons.flat())
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1]!, ring[i]!];
      if (Math.min(a[1], b[1]) <= north && Math.max(a[1], b[1]) >= south) edges.push([a, b]);
    }
  return edges;
}

/** Spans of longitude that lie inside at latitude `y`, west to east. */
function spansAt(y: number, edges: readonly Edge[]): [number, number][] {
  const crossings: number[] = [];
  for (const [a, b] of edges)
    if (a[1] > y !== b[1] > y) crossings.push(a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]));
  crossings.sort((p, q) => p - q);
  const spans: [number, number][] = [];
  for (let i = 1; i < crossings.length; i += 2) spans.push([crossings[i - 1]!, crossings[i]!]);
  return spans;
}

function overlap(from: number, to: number, spans: [number, number][]): number {
  let length = 0;
  for (const [a, b] of spans) length += Math.max(0, Math.min(to, b) - Math.max(from, a));
  return length;
}
