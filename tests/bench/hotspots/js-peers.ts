import { createRequire } from 'node:module';
import path from 'node:path';
import type { PlanePoints } from '../../../src/domain/hotspots/plane/plane-points.ts';
import { EARTH_RADIUS_M } from '../../../src/domain/geo/positions.ts';
import { PEERS_FOLDER } from '../engine/peers-folder.ts';

const loadPeer = createRequire(path.join(PEERS_FOLDER, 'package.json'));

interface TurfCluster {
  readonly properties: { readonly cluster?: number; readonly dbscan?: 'core' | 'edge' | 'noise' };
}

type TurfDbscan = (
  points: unknown,
  maxDistance: number,
  options: { units: 'meters'; minPoints: number },
) => { features: readonly TurfCluster[] };

interface DensityClustering {
  readonly DBSCAN: new () => {
    run(points: readonly (readonly number[])[], radius: number, minPoints: number): number[][];
  };
}

/**
 * turf's clustersDbscan over points that lie at the equator, where metres on the ground and on the plane are the same to
 * a part in a million. The features are made before, not within the time.
 */
export function turfDbscan({ x, y }: PlanePoints, radiusM: number, minPoints: number): () => Int32Array {
  const { clustersDbscan } = loadPeer('@turf/clusters-dbscan') as { clustersDbscan: TurfDbscan };
  const degrees = 180 / (Math.PI * EARTH_RADIUS_M);
  const features = Array.from(x, (value, index) => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'Point', coordinates: [value * degrees, (y[index]! - 10_000) * degrees] },
  }));
  return () => {
    const { features: found } = clustersDbscan({ type: 'FeatureCollection', features }, radiusM, {
      units: 'meters',
      minPoints,
    });
    return Int32Array.from(found, ({ properties }) => properties.cluster ?? -1);
  };
}

/** DBSCAN of the package density-clustering, which compares every point with every other. */
export function plainJsDbscan({ x, y }: PlanePoints, radiusM: number, minPoints: number): () => Int32Array {
  const { DBSCAN } = loadPeer('density-clustering') as DensityClustering;
  const points = Array.from(x, (value, index) => [value, y[index]!]);
  return () => {
    const labels = new Int32Array(points.length).fill(-1);
    const clusters = new DBSCAN().run(points, radiusM, minPoints);
    for (const [cluster, members] of clusters.entries()) for (const index of members) labels[index] = cluster;
    return labels;
  };
}
