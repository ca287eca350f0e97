import type { CaseColumns } from '../domain/cases/case-columns.ts';
import type {
  AppendSummary,
  EngineAnswer,
  EngineQuery,
  Leaves,
  LoadSummary,
  PointColumns,
  RowPage,
  Rows,
  UpdateSummary,
} from '../domain/engine/api/answer.ts';
import type { UnitProfiles, WantedUnits } from '../domain/engine/api/unit-profiles.ts';
import type { IncidentLists, RawIncidentColumns } from '../domain/engine/columns/raw-columns.ts';
import type { TextBytes } from '../domain/engine/columns/event-numbers.ts';
import type { ActiveView } from '../domain/engine/queries/query-cache.ts';
import type { FilterContext } from '../domain/engine/filter/filter-context.ts';

/** Raw columns that can cross to a worker. */
export type TravellingColumns = RawIncidentColumns & { readonly eventNo: TextBytes };

/** The engine as the page asks it, here or in a worker; the page cannot tell which it has. */
export interface EngineClient {
  /** Takes over `bytes` (a reply of `/api/incidents.arrow`); the caller must not use them afterwards. */
  load(bytes: Uint8Array<ArrayBuffer>, context: FilterContext): Promise<LoadSummary>;
  /** Takes over cases, in place of those held before; the columns stay the caller's. `asOf`: moment of the data, epoch ms. */
  loadCases(columns: CaseColumns, context: FilterContext, asOf: number): Promise<LoadSummary>;
  /** Adds late and live rows, in any order; event numbers as bytes, since functions do not travel. */
  append(raw: TravellingColumns, lists: IncidentLists): Promise<AppendSummary>;
  /** The same for rows that may be known already: those are changed. */
  update(raw: TravellingColumns, lists: IncidentLists): Promise<UpdateSummary>;
  query(query: EngineQuery): Promise<EngineAnswer>;
  /** Makes, between the questions, what lets the active view be dragged by look-ups alone; `false` = given up for something newer. */
  prepare(query: EngineQuery, active: ActiveView): Promise<boolean>;
  /** Incidents of one cluster of the answer to `query`, newest first, and how many there are. */
  clusterLeaves(query: EngineQuery, clusterId: number, page: RowPage): Promise<Leaves>;
  /** A zoom at which a cluster opens; `null` where all its matches lie on one spot. */
  expansionZoom(query: EngineQuery, clusterId: number): Promise<number | null>;
  /** A page of the matches of the filter, and how many there are. */
  rows(query: EngineQuery, page: RowPage): Promise<Rows>;
  /** What each of some units has of a question about incidents, its unit clause aside. */
  unitProfiles(query: EngineQuery, wanted: WantedUnits): Promise<UnitProfiles>;
  /** Every match of the filter, for drawing point by point. */
  points(query: EngineQuery): Promise<PointColumns>;
  /** Ends the engine; no answer comes afterwards. */
  close(): void;
}
