import { unitsWithin } from '../columns/unit-levels.ts';
import { MERCATOR_SCALE, mercatorX, mercatorY } from '../../geo/mercator.ts';
import type { FilterState } from '../api/filter.ts';
import { calendarPieces } from './calendar-pieces.ts';
import type { FilterContext } from './filter-context.ts';
import { insideLasso } from './lasso.ts';
import { marketGroups } from './market-groups.ts';

/** Events at a point and in a unit, as columns. */
export interface PlacedColumns {
  readonly count: number;
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** Place in `units`, full codes. */
  readonly unit: Uint32Array;
  readonly units: readonly string[];
}

/** What a filter says of single events, without its range and week clock. */
export interface PassingCases {
  /** Whether the event lies in the chosen unit and in the area drawn by hand. */
  readonly isCounted: (row: number) => boolean;
  /** Calls for every part of `[from, to)` in which the calendar clause holds at the place of the event. */
  readonly eachPiece: (
    row: number,
    from: number,
    to: number,
    visit: (start: number, end: number) => void,
  ) => void;
}

/** The clauses of place and calendar over the rows of these columns. */
export function passCases(
  columns: PlacedColumns,
  { unitCode, lasso, calendar }: Pick<FilterState, 'unitCode' | 'lasso' | 'calendar'>,
  { markets = [], areaMembers }: Pick<FilterContext, 'markets' | 'areaMembers'>,
): PassingCases {
  const groups = marketGroups(columns.units, markets);
  const pieces = calendarPieces(calendar, groups);
  const inUnit = unitCode === null ? null : unitsWithin(columns.units, unitCode, areaMembers);
  const units = (of: (degrees: number) => number, degrees: Float64Array) =>
    Int32Array.from(degrees, (value) => of(value) * MERCATOR_SCALE);
  const inLasso =
    lasso === null
      ? null
      : insideLasso(lasso, units(mercatorX, columns.longitude), units(mercatorY, columns.latitude));
  return {
    isCounted: (row) => (inUnit?.[columns.unit[row]!] ?? true) && (inLasso === null || inLasso[row] === 1),
    eachPiece: (row, from, to, visit) => pieces(from, to, groups.groupOfUnit[columns.unit[row]!] ?? 0, visit),
  };
}
