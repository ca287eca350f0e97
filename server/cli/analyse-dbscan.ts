import { dbscan } from '../../src/domain/hotspots/clusters/dbscan.ts';
import { textTable, type AnalyseAnswer } from './analyse-answer.ts';
import { readInput, type AnalyseInput, type InputArguments } from './analyse-input.ts';
import { positiveNumber, wholeNumber } from './analyse-numbers.ts';

/** Options of `gridlight analyse dbscan` as they are typed. */
export interface DbscanArguments extends InputArguments {
  radius: string;
  minPoints: string;
}

/** A cluster by its members: how many, their mean place, and how far the farthest is from there. */
interface ClusterSummary {
  label: number;
  n: number;
  x: number;
  y: number;
  reach: number;
  longitude?: number;
  latitude?: number;
}

const MOST_ROWS = 30;

/** Clusters of points that lie dense (DBSCAN); the label of each row, −1 for noise. */
export async function analyseDbscan(options: DbscanArguments): Promise<AnalyseAnswer> {
  const radiusM = positiveNumber('--radius', options.radius);
  const minPoints = wholeNumber('--min-points', options.minPoints, 1, 1_000_000);
  const input = await readInput(options, { hasPoints: true, hasTimes: false });
  const { labels, clusterCount } = dbscan(input.points, { radiusM, minPoints });
  const clusters = summaries(input, labels, clusterCount);
  const noise = labels.filter((label) => label < 0).length;
  return {
    method: 'dbscan',
    parameters: { ...input.parameters, radius: radiusM, minPoints },
    n: input.n,
    warnings: input.warnings,
    result: {
      labels: [...labels],
      clusters,
      ...(input.rows === undefined ? {} : { rows: input.rows }),
    },
    table: clusterTable(clusters, noise),
  };
}

function summaries(
  { points, toDegrees }: AnalyseInput,
  labels: Int32Array,
  clusterCount: number,
): ClusterSummary[] {
  const clusters: ClusterSummary[] = Array.from({ length: clusterCount }, (_, label) => ({
    label,
    n: 0,
    x: 0,
    y: 0,
    reach: 0,
  }));
  labels.forEach((label, index) => {
    const cluster = clusters[label];
    if (cluster === undefined) return;
    cluster.n += 1;
    // A running mean keeps its digits where coordinates are large.
    cluster.x += (points.x[index]! - cluster.x) / cluster.n;
    cluster.y += (points.y[index]! - cluster.y) / cluster.n;
  });
  labels.forEach((label, index) => {
    const cluster = clusters[label];
    if (cluster === undefined) return;
    const distance = Math.hypot(points.x[index]! - cluster.x, points.y[index]! - cluster.y);
    cluster.reach = Math.max(cluster.reach, distance);
  });
  if (toDegrees === undefined) return clusters;
  return clusters.map((cluster) => {
    const [longitude, latitude] = toDegrees(cluster.x, cluster.y);
    return { ...cluster, longitude, latitude };
  });
}

function clusterTable(clusters: readonly ClusterSummary[], noise: number): string[] {
  const largest = [...clusters].sort((a, b) => b.n - a.n).slice(0, MOST_ROWS);
  const hasDegrees = largest.some(({ longitude }) => longitude !== undefined);
  const header = ['label', 'n', 'x', 'y', 'reach', ...(hasDegrees ? ['longitude', 'latitude'] : [])];
  const rows = largest.map(({ label, n, x, y, reach, longitude, latitude }) => [
    label,
    n,
    x,
    y,
    reach,
    ...(longitude === undefined || latitude === undefined ? [] : [longitude.toFixed(6), latitude.toFixed(6)]),
  ]);
  const more = clusters.length > MOST_ROWS ? [`… ${clusters.length - MOST_ROWS} smaller clusters`] : [];
  return [`${clusters.length} clusters, ${noise} points of noise`, ...textTable(header, rows), ...more];
}
