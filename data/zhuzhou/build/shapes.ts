import { signedPlaneArea } from '../../../src/domain/geo/rings.ts';
import type { Point } from './projection.ts';

/** How good a block looks: all numbers are independent of its size. */
export interface ShapeMeasure {
  areaM2: number;
  /** Long side over short side of the smallest rectangle around it, ≥ 1. */
  aspect: number;
  /** Area over the area of the convex hull, ≤ 1; low for bent and starred shapes. */
  solidity: number;
  /** Direction of the long side of that rectangle in radians. */
  axis: number;
}

/** Convex hull, counter-clockwise (Andrew's monotone chain, 1979). */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return [...lowerHull(sorted), ...lowerHull(sorted.toReversed())];
}

/** One half of the hull of sorted points, without its last point. */
function lowerHull(sorted: readonly Point[]): Point[] {
  const chain: Point[] = [];
  for (const p of sorted) {
    while (chain.length > 1 && cross(chain.at(-2)!, chain.at(-1)!, p) <= 0) chain.pop();
    chain.push(p);
  }
  chain.pop();
  return chain;
}

/** Twice the signed area of the triangle `a`, `b`, `c`; positive when it turns left. */
export const cross = (a: Point, b: Point, c: Point): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

/** Measures a ring of the plane. */
export function measureShape(ring: readonly Point[]): ShapeMeasure {
  const hull = convexHull(ring);
  const areaM2 = signedPlaneArea(ring);
  let smallest = Infinity;
  let aspect = Infinity;
  let axis = 0;
  for (let i = 0; i < hull.length; i++) {
    const a = hull[i]!;
    const b = hull[(i + 1) % hull.length]!;
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    if (length === 0) continue;
    const ux = (b[0] - a[0]) / length;
    const uy = (b[1] - a[1]) / length;
    let [minAlong, maxAlong, maxAcross] = [Infinity, -Infinity, 0];
    for (const p of hull) {
      const along = p[0] * ux + p[1] * uy;
      if (along < minAlong) minAlong = along;
      if (along > maxAlong) maxAlong = along;
      maxAcross = Math.max(maxAcross, (p[1] - a[1]) * ux - (p[0] - a[0]) * uy);
    }
    const width = maxAlong - minAlong;
    if (width * maxAcross >= smallest) continue;
    smallest = width * maxAcross;
    aspect = Math.max(width, maxAcross) / Math.min(width, maxAcross);
    axis = Math.atan2(uy, ux) + (width >= maxAcross ? 0 : Math.PI / 2);
  }
  return { areaM2, aspect, solidity: areaM2 / signedPlaneArea(hull), axis };
}

/** Whether the open segments `a`–`b` and `c`–`d` cross or touch. */
export function segmentsMeet(a: Point, b: Point, c: Point, d: Point): boolean {
  if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.max(c[0], d[0]) < Math.min(a[0], b[0]))
    return false;
  if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1]))
    return false;
  return cross(a, b, c) * cross(a, b, d) <= 0 && cross(c, d, a) * cross(c, d, b) <= 0;
}

/** Drops the points of a line that lie within `tolerance` of the simpler line (Douglas & Peucker 1973). */
export function simplifyLine(line: readonly Point[], tolerance: number): Point[] {
  if (line.length < 3) return [...line];
  const a = line[0]!;
  const b = line.at(-1)!;
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  let farthest = 0;
  let at = 0;
  for (let i = 1; i < line.length - 1; i++) {
    const distance = Math.abs(cross(a, b, line[i]!)) / length;
    if (distance > farthest) [farthest, at] = [distance, i];
  }
  if (farthest <= tolerance) return [a, b];
  return [
    ...simplifyLine(line.slice(0, at + 1), tolerance).slice(0, -1),
    ...simplifyLine(line.slice(at), tolerance),
  ];
}

/** A smooth line through points (centripetal-free Catmull–Rom), sampled about every `stepM` metres. */
export function smoothLine(points: readonly Point[], stepM: number): Point[] {
  const out: Point[] = [points[0]!];
  for (let i = 0; i + 1 < points.length; i++) {
    const [p1, p2] = [points[i]!, points[i + 1]!];
    const p0 = points[i - 1] ?? [2 * p1[0] - p2[0], 2 * p1[1] - p2[1]];
    const p3 = points[i + 2] ?? [2 * p2[0] - p1[0], 2 * p2[1] - p1[1]];
    const steps = Math.max(1, Math.round(Math.hypot(p2[0] - p1[0], p2[1] - p1[1]) / stepM));
    for (let s = 1; s <= steps; s++) {
      const t = s / steps;
      const at = (k: 0 | 1) =>
        0.5 *
        (2 * p1[k] +
          (p2[k] - p0[k]) * t +
          (2 * p0[k] - 5 * p1[k] + 4 * p2[k] - p3[k]) * t * t +
          (3 * p1[k] - p0[k] - 3 * p2[k] + p3[k]) * t * t * t);
      out.push(s === steps ? p2 : [at(0), at(1)]);
    }
  }
  return out;
}
