import Flatbush from 'flatbush';
import type { Position } from '../../geo/positions.ts';
import type { UnitGeometry } from './audit-findings.ts';
import { ringsByPolygon } from './unit-rings.ts';

/**
 * The same geometries with a corner on every edge where another one has a corner, to within `tolerance`, in their own order and
 * unit of coordinates. Lines that are straight in one coordinate system are not in another: without these corners a division
 * whose neighbours share lines but not corners would come apart on the way.
 */
export function nodeEdges(geometries: readonly UnitGeometry[], tolerance: number): UnitGeometry[] {
  const corners = distinctCorners(geometries);
  if (corners.length === 0) return [...geometries];
  const index = new Flatbush(corners.length);
  for (const [x, y] of corners) index.add(x, y, x, y);
  index.finish();
  const onEdge = (a: Position, b: Position): Position[] =>
    index
      .search(
        Math.min(a[0], b[0]) - tolerance,
        Math.min(a[1], b[1]) - tolerance,
        Math.max(a[0], b[0]) + tolerance,
        Math.max(a[1], b[1]) + tolerance,
      )
      .map((at) => ({ corner: corners[at]!, along: placeOn(a, b, corners[at]!, tolerance) }))
      .filter(({ along }) => along > 0)
      .sort((p, q) => p.along - q.along)
      .map(({ corner }) => corner);
  const noded = (ring: readonly Position[]): Position[] =>
    ring.flatMap((corner, at) => (at === 0 ? [corner] : [...onEdge(ring[at - 1]!, corner), corner]));
  return geometries.map((geometry): UnitGeometry => {
    const polygons = ringsByPolygon(geometry).map((rings) => rings.map(noded));
    return geometry.type === 'Polygon'
      ? { type: 'Polygon', coordinates: polygons[0] ?? [] }
      : { type: 'MultiPolygon', coordinates: polygons };
  });
}

function distinctCorners(geometries: readonly UnitGeometry[]): Position[] {
  const corners = new Map<string, Position>();
  for (const geometry of geometries)
    for (const corner of ringsByPolygon(geometry).flat(2))
      if (Number.isFinite(corner[0]) && Number.isFinite(corner[1])) corners.set(corner.join(' '), corner);
  return [...corners.values()];
}

/** How far along the edge a corner lies on it, as a length; −1 where it does not, or at an end. */
function placeOn(a: Position, b: Position, corner: Position, tolerance: number): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const [x, y] = [corner[0] - a[0], corner[1] - a[1]];
  const length = Math.hypot(dx, dy);
  const along = (x * dx + y * dy) / length;
  const aside = Math.abs(x * dy - y * dx) / length;
  return along > tolerance && along < length - tolerance && aside <= tolerance ? along : -1;
}
