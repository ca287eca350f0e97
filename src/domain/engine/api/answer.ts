import type { BoundingBox } from '../../geo/positions.ts';
import type { NestedLevel } from '../../grids/codes.ts';
import type { Progress, Tier } from '../../incidents/life-cycle.ts';
import type { CalendarClass } from '../../time/calendar-classes.ts';
import type { TimeRange } from '../../time/ranges.ts';
import type { FilterState } from './filter.ts';

/** Levels of unit counts: the nested levels, and `finest` = the unit that each incident names itself. */
export const COUNT_LEVELS = ['county', 'township', 'village', 'grid', 'micro-grid', 'finest'] as const;
export type CountLevel = NestedLevel | 'finest';

/** What the page may ask about: reports of the grids, or pickpocketing cases. */
export const SUBJECTS = ['incidents', 'cases'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** Counts; those of events that are known as intervals have fractions. */
export type CountArray = Uint32Array | Float64Array;

/** One question to the engine. Everything on the page is answered by one of these. */
export interface EngineQuery {
  /** What is counted; absent = incidents. */
  readonly subject?: Subject;
  readonly filter: FilterState;
  /** What the map shows; clusters are given for it. `zoom` as MapLibre counts it (512 px tiles). */
  readonly view: { readonly bbox: BoundingBox; readonly zoom: number };
  /** Moment at which deadlines are judged, epoch ms. */
  readonly asOf: number;
  /** What the histogram shows; absent = chosen to suit the range. Widened where it would cut the range. */
  readonly histogramExtent?: TimeRange;
  /** Rows of the list that are wanted; default the newest 100. */
  readonly list?: { readonly offset: number; readonly limit: number };
  /** Cells of a density raster over the box of the view; absent = none is made. */
  readonly density?: { readonly columns: number; readonly rows: number };
}

/** Matches per cell of the view, row by row from its north-west corner, cells of equal size in Web Mercator. */
export interface DensityRaster {
  readonly columns: number;
  readonly rows: number;
  readonly counts: CountArray;
  /** The largest of `counts`. */
  readonly most: number;
}

/** Counts of the units of one level, parallel arrays. Units that no list of the data names are absent. */
export interface UnitCounts {
  readonly codes: readonly string[];
  /** Incidents that match the filter. */
  readonly matched: CountArray;
  /** Of the matched: 登记, that is neither rejected nor voided. */
  readonly registered: CountArray;
  /** Of the registered: 完成处置. Completion rate = handled ÷ registered. */
  readonly handled: CountArray;
  readonly overdue: CountArray;
  /** All incidents of the unit, whatever the filter says. */
  readonly all: CountArray;
  /** Matches of the filter without its unit clause. */
  readonly around: CountArray;
  /** Matched incidents whose unit is coarser than this level: they can be drawn at no unit of it. */
  readonly elsewhere: number;
}

export interface Histogram {
  /** What it shows; bars may reach a little further. Empty range where there is no data. */
  readonly extent: TimeRange;
  /** Left edge of the first bin, a whole bin in Shanghai time, epoch ms. */
  readonly startMs: number;
  readonly binMs: number;
  /** Per bin: matches of the filter without its time range. */
  readonly counts: CountArray;
  /** Per bin: of these, the ones inside the time range. Sums to the total of the answer. */
  readonly inside: CountArray;
}

/** Counts of one clause's values, each drawn without that clause itself. */
export interface Facets {
  readonly progresses: Readonly<Record<Progress, number>>;
  /** Leaf category code → count. */
  readonly categories: Readonly<Record<string, number>>;
  readonly channels: Readonly<Record<string, number>>;
  readonly tiers: Readonly<Record<Tier, number>>;
  readonly calendar: Readonly<Record<CalendarClass, number>>;
  /** Of what matches without the calendar's own clause, what has a date and no time: nobody knows whether it is in the commute. */
  readonly withoutHour: number;
}

/** Shares in the order of `PROGRESSES`: done, inHand, nearDeadline, overdue. */
export type ProgressCounts = readonly [number, number, number, number];

export interface ClusterMark {
  readonly kind: 'cluster';
  /** Stands for this cluster in `clusterLeaves` with the same query. */
  readonly id: number;
  readonly longitude: number;
  readonly latitude: number;
  /** Incidents in it: equal to `matched` in filter mode. */
  readonly count: number;
  readonly matched: number;
  /** Of the matched. */
  readonly progress: ProgressCounts;
}

export interface IncidentMark extends ListedIncident {
  readonly kind: 'incident';
  readonly matched: boolean;
}

export type MapMark = ClusterMark | IncidentMark;

/** One incident of a list. */
export interface ListedIncident {
  readonly eventNo: string;
  /** reportedAt, epoch ms; a date with its mark (`isDate`). */
  readonly time: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly category: string;
  readonly channel: string;
  /** `null` where it has none, as a case. */
  readonly tier: Tier | null;
  readonly progress: Progress;
  readonly unitCode: string;
  /** Epoch ms, `null` where none. */
  readonly deadlineAt: number | null;
  /** Of an event that is known to lie between `time` and `until` (epoch ms), with the share that matches. */
  readonly interval?: { readonly until: number; readonly weight: number };
}

/** Which rows of a list are wanted. `pressing`: overdue, near its deadline, in hand, done; default newest first. */
export interface RowPage {
  readonly offset: number;
  readonly limit: number;
  readonly order?: 'newest' | 'pressing';
}

/** A page of a list of `total` rows. */
export interface Rows {
  readonly total: number;
  readonly rows: readonly ListedIncident[];
}

/** An incident of a cluster; in highlight mode some of them do not match. */
export interface LeafRow extends ListedIncident {
  readonly matched: boolean;
}

/** A page of the `total` incidents of a cluster. */
export interface Leaves {
  readonly total: number;
  readonly rows: readonly LeafRow[];
}

/** Figures of the cases that match, at least in part; whole cases, not weights. */
export interface CaseFigures {
  /** Cases in which somebody was arrested. */
  readonly arrests: number;
  /** Median time from report to arrest, ms; `null` without an arrest. */
  readonly medianArrestMs: number | null;
  /** Things given back. */
  readonly recovered: number;
}

/** The one answer from which all panels and the map are drawn. */
export interface EngineAnswer {
  /** Grows with every answer of an engine. */
  readonly version: number;
  /** Another number whenever rows were loaded, added or changed in between. */
  readonly dataVersion: number;
  readonly asOf: number;
  /** First incident and the moment after the last one; `null` for an empty data set. */
  readonly extent: TimeRange | null;
  /** The time range of the filter with its preset resolved. */
  readonly range: TimeRange;
  /** What matches the filter; events that are known as intervals count with the share of theirs that matches. */
  readonly total: number;
  /** Events that match, at least in part; = `total` for incidents. */
  readonly eventCount: number;
  /** Incidents in the data set. */
  readonly all: number;
  readonly units: Readonly<Record<CountLevel, UnitCounts>>;
  readonly histogram: Histogram;
  /** Matches per hour of the week (168, Monday 00 first) without the week clock's own clause. */
  readonly weekMatrix: CountArray;
  /** What has a date and no time, and is at no hour of `weekMatrix`; with it that sums to `total`, the week clock aside. */
  readonly withoutHour: number;
  readonly facets: Facets;
  /** Marks of the view only; over the whole world `matched` sums to `total`. */
  readonly marks: readonly MapMark[];
  /** Newest first; `total` rows exist. */
  readonly list: { readonly offset: number; readonly rows: readonly ListedIncident[] };
  /** Where it was asked for. */
  readonly density?: DensityRaster;
  /** What only cases have. */
  readonly caseFigures?: CaseFigures;
}

/** Every incident that matches, in the order of time, as flat arrays that a drawing library takes as they are. */
export interface PointColumns {
  readonly count: number;
  /** reportedAt, epoch ms, ascending: a range of time is a run of rows. */
  readonly times: Float64Array;
  /** longitude, latitude, longitude, latitude … in degrees. */
  readonly positions: Float32Array;
  /** Indices in `PROGRESSES`. */
  readonly progress: Uint8Array;
}

/** A row of the data set that could not be used, by its index in the file. */
export interface RejectedRow {
  readonly row: number;
  readonly field: string;
  readonly value: string;
  readonly reason: string;
}

/** What appending said. `rejected` lists the first 100; `rejectedCount` is all of them. */
export interface AppendSummary {
  readonly accepted: number;
  readonly rejectedCount: number;
  readonly rejected: readonly RejectedRow[];
  /** First incident and the moment after the last one, of all that is held. */
  readonly extent: TimeRange | null;
}

/** What an update said: `accepted` rows were new, `updated` ones known. */
export interface UpdateSummary extends AppendSummary {
  readonly updated: number;
  /** Answers of this data version and later ones have what was updated. */
  readonly dataVersion: number;
}

/** What an engine holds, in bytes of typed arrays. */
export interface EngineMemory {
  readonly rows: number;
  /** Columns, runs and the cluster hierarchy. */
  readonly storeBytes: number;
  /** What is kept for the questions of the moment: matches, counters, slices, nodes of the view. */
  readonly questionBytes: number;
  /** Both together, per row. */
  readonly bytesPerRow: number;
}

/** What loading said. `rejected` lists the first 100; `rejectedCount` is all of them. */
export interface LoadSummary {
  readonly accepted: number;
  readonly rejectedCount: number;
  readonly rejected: readonly RejectedRow[];
  readonly asOf: number;
  readonly extent: TimeRange | null;
  /** Place in the stream of changes up to which everything is held, where the data says it. */
  readonly position?: string;
}
