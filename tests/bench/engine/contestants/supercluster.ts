import { decodeCity, type CityColumns } from '../city-columns.ts';
import { rowHash, timed, type Contestant } from '../contestant.ts';
import { AFTER_APPENDS, EVERYTHING } from '../tasks.ts';
import type { Question } from '../question.ts';

interface PointFeature {
  readonly type: 'Feature';
  readonly properties: { readonly row: number; readonly time: number };
  readonly geometry: { readonly type: 'Point'; readonly coordinates: [number, number] };
}
interface ClusterFeature {
  readonly properties: { readonly row?: number; readonly cluster_id?: number; readonly point_count?: number };
}
interface Index {
  load(points: readonly PointFeature[]): unknown;
  getClusters(bbox: readonly number[], zoom: number): readonly ClusterFeature[];
  getLeaves(clusterId: number, limit: number): readonly PointFeature[];
}
export type SuperclusterClass = new (options: object) => Index;

const OPTIONS = { radius: 56, extent: 512, minPoints: 2, maxZoom: 16 };
const WORLD = [-180, -85, 180, 85];

function featuresOf(city: CityColumns, firstRow = 0): PointFeature[] {
  const features: PointFeature[] = [];
  for (let row = 0; row < city.time.length; row++)
    features.push({
      type: 'Feature',
      properties: { row: firstRow + row, time: city.time[row]! },
      geometry: { type: 'Point', coordinates: [city.lngE6[row]! / 1e6, city.latE6[row]! / 1e6] },
    });
  return features;
}

/** First of the features in order of time that is not before a moment. */
function lowerBound(features: readonly PointFeature[], moment: number): number {
  let low = 0;
  let high = features.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (features[middle]!.properties.time < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * supercluster, which knows no filter: a new range means a new index over the points that match. The GeoJSON objects
 * are made beforehand and the range is cut out of them by two binary searches; only the index and the clusters of the
 * view are timed. While the range stays, the index stays.
 */
export function createSupercluster(version: string, Supercluster: SuperclusterClass): Contestant {
  let features: PointFeature[] = [];
  let held: { from: number; to: number; index: Index } | null = null;

  function cluster(points: readonly PointFeature[]): Index {
    const index = new Supercluster(OPTIONS);
    index.load(points);
    return index;
  }

  function indexOf({ from, to }: Question): Index {
    if (held?.from === from && held.to === to) return held.index;
    const index = cluster(features.slice(lowerBound(features, from), lowerBound(features, to)));
    held = { from, to, index };
    return index;
  }

  const setUp = (bytes: Uint8Array): void => {
    features = featuresOf(decodeCity(bytes));
    held = null;
  };

  const clustersIn = (index: Index, { view }: Question) =>
    index.getClusters(view.bbox, Math.floor(view.zoom));

  return {
    version,
    setUp,
    ask: (question) => clustersIn(indexOf(question), question),
    views: (question) => {
      const clusters = indexOf(question).getClusters(WORLD, Math.floor(question.view.zoom));
      return { total: clusters.reduce((sum, { properties }) => sum + (properties.point_count ?? 1), 0) };
    },
    load: (bytes, question) => {
      const fromBytes = timed(() => {
        setUp(bytes);
        clustersIn(cluster(features), question);
      });
      return { '': fromBytes, 'objects ready': timed(() => clustersIn(cluster(features), question)) };
    },
    append: (rows, firstRow) => {
      for (const feature of featuresOf(rows, firstRow)) features.push(feature);
      held = { ...AFTER_APPENDS, index: cluster(features) };
    },
    partition: (zoom) => {
      const index = indexOf(EVERYTHING);
      const parts = index.getClusters(WORLD, zoom).map(({ properties }) => {
        const leaves =
          properties.cluster_id === undefined
            ? [properties.row ?? 0]
            : index
                .getLeaves(properties.cluster_id, Number.POSITIVE_INFINITY)
                .map((leaf) => leaf.properties.row);
        return `${leaves.length}:${leaves.reduce((sum, row) => (sum + rowHash(row)) >>> 0, 0)}`;
      });
      return { zoom, parts: parts.sort() };
    },
  };
}
