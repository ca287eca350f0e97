import type { PointColumns } from '../api/answer.ts';
import { PROGRESS_MASK } from '../columns/kinds.ts';
import { latitudeOf, longitudeOf, MERCATOR_SCALE } from '../../geo/mercator.ts';
import type { ResolvedQuery } from '../queries/query-cache.ts';
import type { ListedPart } from '../queries/query-cache.ts';
import { visitStretches } from '../store/half-hours.ts';

/** Every match of a query in the order of time. */
export function pointsOf({ parts }: ResolvedQuery): PointColumns {
  const found = parts.map((part) => ({ columns: part.segment.columns, rows: matchesOf(part), next: 0 }));
  const count = found.reduce((sum, { rows }) => sum + rows.length, 0);
  const times = new Float64Array(count);
  const positions = new Float32Array(2 * count);
  const progress = new Uint8Array(count);
  for (let index = 0; index < count; index++) {
    let source = found[0]!;
    for (const other of found)
      if (source.next >= source.rows.length || timeOfNext(other) < timeOfNext(source)) source = other;
    const { columns, rows } = source;
    const row = rows[source.next++]!;
    times[index] = columns.time[row]!;
    positions[2 * index] = longitudeOf(columns.x[row]! / MERCATOR_SCALE);
    positions[2 * index + 1] = latitudeOf(columns.y[row]! / MERCATOR_SCALE);
    progress[index] = columns.kind[row]! & PROGRESS_MASK;
  }
  return { count, times, positions, progress };
}

function timeOfNext({
  columns,
  rows,
  next,
}: {
  columns: ListedPart['segment']['columns'];
  rows: Uint32Array;
  next: number;
}): number {
  return next < rows.length ? columns.time[rows[next]!]! : Number.POSITIVE_INFINITY;
}

function matchesOf({ segment, matches, weekHours, from, to }: ListedPart): Uint32Array {
  const rows = new Uint32Array(to - from + 1);
  let count = 0;
  visitStretches(segment.halfHours, weekHours, from, to, (low, high) => {
    for (let row = low; row < high; row++) {
      rows[count] = row;
      count += matches.flags[row]! & 1;
    }
  });
  return rows.subarray(0, count);
}
