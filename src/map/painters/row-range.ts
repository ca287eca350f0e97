import type { PointColumns } from '../../domain/engine/api/answer.ts';
import { lowerBound } from '../../domain/arrays/lower-bound.ts';
import type { TimeRange } from '../../domain/time/ranges.ts';

/** Rows of a layer that are drawn: the first one and the one after the last. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

/** Rows of a range of time; both are in the order of time. */
export function rowsInside(points: Pick<PointColumns, 'times'>, { from, to }: TimeRange): RowRange {
  return { first: lowerBound(points.times, from), end: lowerBound(points.times, to) };
}
