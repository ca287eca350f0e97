import type { PointColumns } from '../../domain/engine/api/answer.ts';
import type { TimeRange } from '../../domain/time/ranges.ts';

/** Rows of a layer that are drawn: the first one and the one after the last. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

/** Rows of a range of time; both are in the order of time. */
export function rowsInside(points: Pick<PointColumns, 'times'>, { from, to }: TimeRange): RowRange {
  return { first: rowAt(points.times, from), end: rowAt(points.times, to) };
}

/** The first row that is not earlier than a moment. */
function rowAt(times: Float64Array, moment: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
