import { cityPlane } from '../../geo/city-plane.ts';
import type { Position } from '../../geo/positions.ts';
import { clusterHulls } from '../../hotspots/clusters/cluster-hulls.ts';
import { dbscan } from '../../hotspots/clusters/dbscan.ts';
import type { Task } from '../../tasks/task.ts';
import type { PictureFacts, PlaceInput } from './place-question.ts';
import { weighCases } from './weigh-cases.ts';

export interface ClusterInput extends PlaceInput {
  readonly radiusM: number;
  readonly minPoints: number;
}

/** Clusters of cases with their hulls. */
export interface ClusterPicture {
  readonly kind: 'clusters';
  readonly facts: PictureFacts;
  readonly radiusM: number;
  readonly minPoints: number;
  /** The largest first. */
  readonly clusters: readonly {
    readonly ring: readonly Position[];
    readonly position: Position;
    readonly weight: number;
    readonly cases: number;
  }[];
  /** Cases in no cluster. */
  readonly noise: number;
}

/** DBSCAN of the cases in the filter, each of which is one point whatever its weight. */
export function* clusterPicture(input: ClusterInput): Task<ClusterPicture> {
  const { cases, radiusM, minPoints } = input;
  const { rows, weights, facts } = weighCases(input);
  yield;
  const plane = cityPlane([cases.longitude[rows[0] ?? 0] ?? 0, cases.latitude[rows[0] ?? 0] ?? 0]);
  const points = plane.toPlane(
    Float64Array.from(rows, (row) => cases.longitude[row]!),
    Float64Array.from(rows, (row) => cases.latitude[row]!),
  );
  const found = dbscan(points, { radiusM, minPoints });
  yield;
  const clusters = clusterHulls(points, found, radiusM / 2).map(({ ring, members }) => {
    const mean = (column: Float64Array): number =>
      members.reduce((sum, index) => sum + column[index]!, 0) / members.length;
    return {
      ring: ring.map(([x, y]) => plane.toPosition(x, y)),
      position: plane.toPosition(mean(points.x), mean(points.y)),
      weight: members.reduce((sum, index) => sum + weights[index]!, 0),
      cases: members.length,
    };
  });
  return {
    kind: 'clusters',
    facts,
    radiusM,
    minPoints,
    clusters: clusters.sort((a, b) => b.cases - a.cases),
    noise: found.labels.filter((label) => label < 0).length,
  };
}
