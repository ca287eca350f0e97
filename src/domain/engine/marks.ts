import type { BoundingBox, MapMark, ProgressCounts } from './answer.ts';
import { membersOf, type ClusterLevel } from './clusters.ts';
import type { IncidentColumns } from './columns.ts';
import { latitudeOf, longitudeOf, MERCATOR_SCALE, mercatorX, mercatorY } from './mercator.ts';
import { writeRow } from './rows.ts';

/** The rows behind a set of marks. `isMatched` tells in highlight mode which of the clustered rows match. */
export interface MarkSource {
  readonly columns: IncidentColumns;
  readonly progress: Uint8Array;
  readonly isMatched: (row: number) => boolean;
}

/** Clusters and single incidents whose centre lies in the box (its edges included; west ≤ east). */
export function marksInView(level: ClusterLevel, source: MarkSource, bbox: BoundingBox): MapMark[] {
  const west = mercatorX(bbox[0]) * MERCATOR_SCALE - 1;
  const east = mercatorX(bbox[2]) * MERCATOR_SCALE + 1;
  const north = mercatorY(bbox[3]) * MERCATOR_SCALE - 1;
  const south = mercatorY(bbox[1]) * MERCATOR_SCALE + 1;
  const marks: MapMark[] = [];
  for (let cluster = 0; cluster < level.count; cluster++) {
    const x = level.centreX[cluster]!;
    const y = level.centreY[cluster]!;
    if (x < west || x > east || y < north || y > south) continue;
    marks.push(markOf(level, source, cluster));
  }
  return marks;
}

function markOf(level: ClusterLevel, source: MarkSource, cluster: number): MapMark {
  const members = membersOf(level, cluster);
  const seed = members[0]!;
  const { columns, progress, isMatched } = source;
  if (members.length === 1)
    return { kind: 'incident', matched: isMatched(seed), ...writeRow(columns, progress, seed) };
  const counts: [number, number, number, number] = [0, 0, 0, 0];
  for (const row of members) if (isMatched(row)) counts[progress[row]!]!++;
  return {
    kind: 'cluster',
    id: seed,
    longitude: longitudeOf(level.centreX[cluster]! / MERCATOR_SCALE),
    latitude: latitudeOf(level.centreY[cluster]! / MERCATOR_SCALE),
    count: members.length,
    matched: counts[0] + counts[1] + counts[2] + counts[3],
    progress: counts satisfies ProgressCounts,
  };
}
