import type { PlanePoint } from '../../geo/rings.ts';
import type { PlanePoints } from '../plane/plane-points.ts';
import type { DensityClusters } from './dbscan.ts';

/** The area of one cluster. */
export interface ClusterHull {
  /** Closed, counter-clockwise. */
  readonly ring: readonly PlanePoint[];
  /** Indices of its points. */
  readonly members: readonly number[];
}

/** Corners of the circle around each point. */
const CORNERS = 16;

/**
 * The convex hull of circles of `marginM` around the points of each cluster, so that also points on one spot have an
 * area. In the order of the clusters.
 */
export function clusterHulls(
  { x, y }: PlanePoints,
  { labels, clusterCount }: DensityClusters,
  marginM: number,
): ClusterHull[] {
  const members = Array.from({ length: clusterCount }, (): number[] => []);
  labels.forEach((label, index) => members[label]?.push(index));
  return members.map((indices) => ({
    members: indices,
    // Only the circles around corners of the hull of the points can reach the hull of the circles.
    ring: convexHull(
      convexHull(indices.map((index): PlanePoint => [x[index]!, y[index]!])).flatMap(([atX, atY]) =>
        Array.from({ length: CORNERS }, (_, corner): PlanePoint => {
          const angle = (2 * Math.PI * corner) / CORNERS;
          return [atX + marginM * Math.cos(angle), atY + marginM * Math.sin(angle)];
        }),
      ),
    ),
  }));
}

/** Closed and counter-clockwise (Andrew's monotone chain, Inf. Process. Lett. 9, 1979). */
function convexHull(points: readonly PlanePoint[]): PlanePoint[] {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (ordered: readonly PlanePoint[]): PlanePoint[] => {
    const chain: PlanePoint[] = [];
    for (const point of ordered) {
      while (chain.length > 1 && turn(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain;
  };
  return [...half(sorted), ...half(sorted.toReversed()).slice(1)];
}

function turn(a: PlanePoint, b: PlanePoint, c: PlanePoint): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}
