import { EARTH_RADIUS_M, type Position } from './positions.ts';

/** A point of a flat plane, in metres or in any one unit. */
export type PlanePoint = readonly [number, number];

/** Signed area of a ring in the plane, positive when counter-clockwise. The ring may be open or closed. */
export function signedPlaneArea(ring: readonly PlanePoint[]): number {
  let twice = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[j]!;
    const b = ring[i]!;
    twice += a[0] * b[1] - b[0] * a[1];
  }
  return twice / 2;
}

/**
 * Signed area of a ring of degrees on the sphere in m², positive when counter-clockwise
 * (Chamberlain & Duquette 2007, JPL 07-03, summed edge by edge, so that areas of neighbours add up exactly).
 */
export function signedGeodesicAreaM2(ring: readonly Position[]): number {
  const radians = Math.PI / 180;
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[j]!;
    const b = ring[i]!;
    sum += (b[0] - a[0]) * radians * (Math.sin(a[1] * radians) + Math.sin(b[1] * radians));
  }
  return (-sum * EARTH_RADIUS_M * EARTH_RADIUS_M) / 2;
}

/** Whether a point lies inside a ring (even-odd rule); points on the border may fall either way. */
export function pointInRing(x: number, y: number, ring: readonly PlanePoint[]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]!;
    const [xj, yj] = ring[j]!;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** Distance of a point from the segment `a`–`b`, in the unit of the plane. */
export function distanceToSegment(x: number, y: number, a: PlanePoint, b: PlanePoint): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const lengthSquared = dx * dx + dy * dy;
  const t = lengthSquared === 0 ? 0 : ((x - a[0]) * dx + (y - a[1]) * dy) / lengthSquared;
  const clamped = t < 0 ? 0 : t > 1 ? 1 : t;
  return Math.hypot(x - a[0] - clamped * dx, y - a[1] - clamped * dy);
}

/** Distance of a point from the border of a ring: positive inside, negative outside. */
export function signedDistanceToRing(x: number, y: number, ring: readonly PlanePoint[]): number {
  let nearest = Infinity;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const distance = distanceToSegment(x, y, ring[j]!, ring[i]!);
    if (distance < nearest) nearest = distance;
  }
  return pointInRing(x, y, ring) ? nearest : -nearest;
}
