import type { CaseColumns } from '../../cases/case-columns.ts';
import type { FilterState } from '../../engine/api/filter.ts';
import type { CaseFilter } from '../../engine/intervals/case-clauses.ts';
import type { TimeRange } from '../../time/ranges.ts';
import type { MarketOfUnit } from '../../engine/filter/filter-context.ts';

/** Columns of the cases that the pictures of the hotspots are made of. */
export const PICTURED_COLUMNS = [
  'count',
  'from',
  'to',
  'reportedAt',
  'longitude',
  'latitude',
  'placeType',
  'moment',
  'methods',
  'status',
  'unit',
  'units',
  'line',
  'lines',
  'boardStop',
  'alightStop',
  'stops',
] as const satisfies readonly (keyof CaseColumns)[];

/** What the hotspots need to know of the cases. */
export type PicturedCases = Pick<CaseColumns, (typeof PICTURED_COLUMNS)[number]>;

/** The clauses of the page's filter, as far as they choose cases. Empty lists are no clauses. */
export interface PlaceFilter extends CaseFilter, Pick<FilterState, 'weekHours' | 'calendar'> {
  readonly range: TimeRange;
  /** Full codes of the members where the unit is an area that names them. */
  readonly memberCodes?: readonly string[] | undefined;
}

/** Places where people are in public: stops, markets, squares … Thefts can happen there. */
export interface PlaceSites {
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** Position in `units`, −1 where it is not known. */
  readonly unit: Int32Array;
  readonly units: readonly string[];
}

/** Cases, and what they are asked. */
export interface PlaceInput {
  readonly cases: PicturedCases;
  readonly markets: readonly MarketOfUnit[];
  readonly filter: PlaceFilter;
}

/** What every picture says of itself. */
export interface PictureFacts {
  /** Cases that the filter holds, wholly or in part. */
  readonly cases: number;
  /** Sum of their shares in the filter (aoristic weights). */
  readonly weight: number;
  readonly window: TimeRange;
}

/** Fewer cases than this are drawn, but not tested. */
export const FEWEST_CASES_TO_TEST = 20;
