import type { CaseColumns } from '../../cases/case-columns.ts';
import { MERCATOR_SCALE, mercatorX, mercatorY } from '../../geo/mercator.ts';
import type { FilterState } from '../api/filter.ts';
import { calendarPieces } from '../filter/calendar-pieces.ts';
import type { FilterContext } from '../filter/filter-context.ts';
import { marketGroups } from '../filter/market-groups.ts';
import { caseMisses } from './case-clauses.ts';

/** What a filter says of single cases, its range and week clock aside. */
export interface PassingCases {
  /** Whether the case passes the clauses of place and kind. */
  readonly isCounted: (row: number) => boolean;
  /** Calls for every part of `[from, to)` in which the calendar clause holds at the place of the case. */
  readonly eachPiece: (
    row: number,
    from: number,
    to: number,
    visit: (start: number, end: number) => void,
  ) => void;
}

/** The clauses of a filter over the rows of these columns. `leftOut`: bits of `CASE_MISS` that do no harm. */
export function passCases(
  columns: Pick<
    CaseColumns,
    'count' | 'longitude' | 'latitude' | 'unit' | 'units' | 'placeType' | 'methods' | 'status'
  >,
  filter: FilterState,
  context: Pick<FilterContext, 'markets' | 'areaMembers'>,
  leftOut = 0,
): PassingCases {
  const groups = marketGroups(columns.units, context.markets ?? []);
  const pieces = calendarPieces(filter.calendar, groups);
  const misses = caseMisses(filter, {
    columns,
    rows: Uint32Array.from({ length: columns.count }, (_, row) => row),
    x: Int32Array.from(columns.longitude, (degrees) => mercatorX(degrees) * MERCATOR_SCALE),
    y: Int32Array.from(columns.latitude, (degrees) => mercatorY(degrees) * MERCATOR_SCALE),
    unit: columns.unit,
    context,
  });
  return {
    isCounted: (row) => (misses[row]! & ~leftOut) === 0,
    eachPiece: (row, from, to, visit) => pieces(from, to, groups.groupOfUnit[columns.unit[row]!] ?? 0, visit),
  };
}
