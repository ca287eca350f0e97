import type { MultiPolygon, Polygon } from 'geojson';
import { EARTH_RADIUS_M, type Position } from '../../geo/positions.ts';
import { pointInRing, signedGeodesicAreaM2, signedPlaneArea } from '../../geo/rings.ts';

/** A ring with its first vertex repeated at the end, degrees. */
export type Ring = Position[];
/** The rings of one polygon, outer first. */
export type Rings = Ring[];

const METRES_PER_DEGREE = (EARTH_RADIUS_M * Math.PI) / 180;

/** Rings of a geometry as a list of polygons. */
export function polygonsOf(geometry: Polygon | MultiPolygon): Rings[] {
  return (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Rings[];
}

/**
 * Area of a ring in m² on the plane of longitude and latitude, whichever way it runs. It tells a ring without area
 * from a thin one, which the area on the sphere does not: a straight line of degrees is no straight line there.
 */
export function ringAreaM2(ring: Ring): number {
  const latitude = ring[0]?.[1] ?? 0;
  return Math.abs(signedPlaneArea(ring)) * METRES_PER_DEGREE ** 2 * Math.cos((latitude * Math.PI) / 180);
}

/** Length of a ring in metres on the plane of longitude and latitude. */
export function ringLengthM(ring: Ring): number {
  const plane = planeAround(ring[0] ?? [0, 0]);
  const corners = ring.map((corner) => plane.toPlane(corner));
  return corners.reduce((sum, [x, y], index) => {
    const [fromX, fromY] = corners[index - 1] ?? [x, y];
    return sum + Math.hypot(x - fromX, y - fromY);
  }, 0);
}

/** Area of polygons in m² on the sphere, holes left out. */
export function polygonsAreaM2(polygons: readonly Rings[]): number {
  const areaOf = (rings: Rings) =>
    rings.reduce(
      (sum, ring, index) => sum + (index === 0 ? 1 : -1) * Math.abs(signedGeodesicAreaM2(ring)),
      0,
    );
  return polygons.reduce((sum, rings) => sum + areaOf(rings), 0);
}

export function isInsideRing([x, y]: Position, ring: Ring): boolean {
  return pointInRing(x, y, ring);
}

/** Whether a point lies inside any of the polygons, holes left out. */
export function isInsidePolygons([x, y]: Position, polygons: readonly Rings[]): boolean {
  return polygons.some(
    ([outer, ...holes]) =>
      outer !== undefined && pointInRing(x, y, outer) && !holes.some((hole) => pointInRing(x, y, hole)),
  );
}

/** Distance in metres from a point to the nearest border of `polygons`, on a plane at the point's latitude. */
export function distanceToBorderM([x, y]: Position, polygons: readonly Rings[]): number {
  const kx = METRES_PER_DEGREE * Math.cos((y * Math.PI) / 180);
  let nearest = Infinity;
  for (const ring of polygons.flat())
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1]!, ring[i]!];
      const [ax, ay] = [(a[0] - x) * kx, (a[1] - y) * METRES_PER_DEGREE];
      const [dx, dy] = [(b[0] - a[0]) * kx, (b[1] - a[1]) * METRES_PER_DEGREE];
      const length = dx * dx + dy * dy;
      const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
      nearest = Math.min(nearest, Math.hypot(ax + along * dx, ay + along * dy));
    }
  return nearest;
}

/** Ring in metres on a plane around `origin`, and the way back. */
export function planeAround(origin: Position) {
  const kx = METRES_PER_DEGREE * Math.cos((origin[1] * Math.PI) / 180);
  return {
    toPlane: ([x, y]: Position): [number, number] => [
      (x - origin[0]) * kx,
      (y - origin[1]) * METRES_PER_DEGREE,
    ],
    toDegrees: ([x, y]: readonly [number, number]): Position => [
      origin[0] + x / kx,
      origin[1] + y / METRES_PER_DEGREE,
    ],
  };
}
