import type {
  EngineAnswer,
  EngineQuery,
  LoadReport,
  PointColumns,
  RowPage,
  Rows,
} from '../domain/engine/answer.ts';
import type { FilterContext } from '../domain/engine/filter-pass.ts';

/** The engine as the page asks it, here or in a worker; the page cannot tell which it has. */
export interface EngineClient {
  /** Takes over `bytes` (a reply of `/api/incidents.arrow`); the caller must not use them afterwards. */
  load(bytes: Uint8Array<ArrayBuffer>, context: FilterContext): Promise<LoadReport>;
  query(query: EngineQuery): Promise<EngineAnswer>;
  /** Incidents of one cluster of the answer to `query`, newest first, and how many there are. */
  clusterLeaves(query: EngineQuery, clusterId: number, page: RowPage): Promise<Rows>;
  /** A zoom at which a cluster opens; `null` where all its matches lie on one spot. */
  expansionZoom(query: EngineQuery, clusterId: number): Promise<number | null>;
  /** A page of the matches of the filter, and how many there are. */
  rows(query: EngineQuery, page: RowPage): Promise<Rows>;
  /** Every match of the filter, for drawing point by point. */
  points(query: EngineQuery): Promise<PointColumns>;
  /** Ends the engine; no answer comes afterwards. */
  close(): void;
}
