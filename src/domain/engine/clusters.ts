import KDBush from 'kdbush';
import { MERCATOR_SCALE } from './mercator.ts';

/** Radius that a cluster covers, in pixels of the map. */
export const CLUSTER_RADIUS_PX = 56;
const TILE_PX = 512;
const DEEPEST_ZOOM = 22;

/** Points that are to be clustered: rows into Mercator columns. */
export interface ClusterPoints {
  readonly rows: Uint32Array;
  readonly x: Int32Array;
  readonly y: Int32Array;
}

/** The clusters of one zoom over the whole world; a cluster of one row is a single point. */
export interface ClusterLevel {
  readonly zoom: number;
  readonly count: number;
  /** Rows of cluster `c` are `members[starts[c]] … members[starts[c + 1] − 1]`; the first is its seed. */
  readonly starts: Uint32Array;
  readonly members: Uint32Array;
  /** Mean of the members, integer Mercator. */
  readonly centreX: Float64Array;
  readonly centreY: Float64Array;
}

/** Makes the clusters of one whole zoom. Every row belongs to exactly one cluster. */
export type Clusterer = (points: ClusterPoints, zoom: number) => ClusterLevel;

/** Whole zoom whose clusters a view at `zoom` shows. */
export function clusterZoom(zoom: number): number {
  return Math.min(DEEPEST_ZOOM, Math.max(0, Math.floor(zoom)));
}

function radiusAt(zoom: number): number {
  return (CLUSTER_RADIUS_PX / TILE_PX / 2 ** zoom) * MERCATOR_SCALE;
}

/**
 * Greedy radius clustering at one zoom (the idea of supercluster): rows in their order; each row that is still free
 * takes all free rows within the radius.
 */
export const clusterGreedily: Clusterer = ({ rows, x, y }, zoom) => {
  const pointCount = rows.length;
  const members = new Uint32Array(pointCount);
  const starts = new Uint32Array(pointCount + 1);
  const centreX = new Float64Array(pointCount);
  const centreY = new Float64Array(pointCount);
  let count = 0;
  if (pointCount > 0) {
    const tree = new KDBush(pointCount, 64, Int32Array);
    for (let i = 0; i < pointCount; i++) tree.add(x[rows[i]!]!, y[rows[i]!]!);
    tree.finish();
    const radius = radiusAt(zoom);
    const taken = new Uint8Array(pointCount);
    const near = new Uint32Array(pointCount);
    let filled = 0;
    for (let seed = 0; seed < pointCount; seed++) {
      if (taken[seed]) continue;
      taken[seed] = 1;
      const seedRow = rows[seed]!;
      members[filled++] = seedRow;
      let sumX = x[seedRow]!;
      let sumY = y[seedRow]!;
      const nearCount = tree.withinInto(x[seedRow]!, y[seedRow]!, radius, near);
      for (let k = 0; k < nearCount; k++) {
        const point = near[k]!;
        if (taken[point]) continue;
        taken[point] = 1;
        const row = rows[point]!;
        members[filled++] = row;
        sumX += x[row]!;
        sumY += y[row]!;
      }
      const size = filled - starts[count]!;
      centreX[count] = sumX / size;
      centreY[count] = sumY / size;
      starts[++count] = filled;
    }
  }
  return {
    zoom,
    count,
    starts: starts.slice(0, count + 1),
    members,
    centreX: centreX.slice(0, count),
    centreY: centreY.slice(0, count),
  };
};

/** Rows of cluster `cluster`, seed first. */
export function membersOf(level: ClusterLevel, cluster: number): Uint32Array {
  return level.members.subarray(level.starts[cluster], level.starts[cluster + 1]);
}

/**
 * A zoom at which these rows surely fall into several marks: two of them lie further apart than a cluster is wide.
 * `null` where they are one spot even at the deepest zoom.
 */
export function expansionZoomOf(
  members: Uint32Array,
  x: Int32Array,
  y: Int32Array,
  zoom: number,
): number | null {
  let minX = Infinity;
  let maxX = -Infinity;
  let minY = Infinity;
  let maxY = -Infinity;
  for (const row of members) {
    minX = Math.min(minX, x[row]!);
    maxX = Math.max(maxX, x[row]!);
    minY = Math.min(minY, y[row]!);
    maxY = Math.max(maxY, y[row]!);
  }
  const width = Math.max(maxX - minX, maxY - minY);
  for (let next = zoom + 1; next <= DEEPEST_ZOOM; next++) if (2 * radiusAt(next) < width) return next;
  return null;
}
