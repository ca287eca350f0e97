import type { Task } from '../tasks/task.ts';
import type {
  AppendSummary,
  EngineAnswer,
  EngineMemory,
  EngineQuery,
  Leaves,
  LoadSummary,
  PointColumns,
  RowPage,
  Rows,
  UpdateSummary,
} from './api/answer.ts';
import { answerQuery, totalOf } from './answers/answer-query.ts';
import { checkPage, checkQuery } from './filter/check-query.ts';
import type { IncidentLists, RawIncidentColumns } from './columns/raw-columns.ts';
import { decodeIncidents } from './columns/decode-arrow.ts';
import { DensityPainting } from './answers/density-state.ts';
import type { FilterContext } from './filter/filter-context.ts';
import { expansionZoomOf, isListed, rowsOfCluster } from './answers/leaves.ts';
import { memoryOf } from './store/memory.ts';
import { pointsOf } from './answers/points.ts';
import { QueryCache, type ActiveView, type ResolvedQuery } from './queries/query-cache.ts';
import { listRows } from './answers/row-lists.ts';
import { writeRow } from './store/write-row.ts';
import { Store } from './store/store.ts';

/** The engine holds one data set and answers queries about it; see `createEngine`. */
export interface Engine {
  /** Takes the reply of `/api/incidents.arrow` in place of what was held before. Throws where it cannot be read. */
  load(bytes: Uint8Array, context: FilterContext): LoadSummary;
  /** Takes raw columns in place of what was held before. */
  loadColumns(raw: RawIncidentColumns, lists: IncidentLists, context: FilterContext): LoadSummary;
  /** Adds late and live rows, in any order; what is held stays as it is. Throws before the first load. */
  append(raw: RawIncidentColumns, lists: IncidentLists): AppendSummary;
  /**
   * The same for rows that may be known already, by their event number: those get the category, channel, tier, status and
   * deadline of the new row. Of several rows with one number the last counts.
   */
  update(raw: RawIncidentColumns, lists: IncidentLists): UpdateSummary;
  /** Everything the page shows for one query. Throws before the first load. */
  query(query: EngineQuery): EngineAnswer;
  /** Incidents of a cluster of this query's answer, newest first, and how many there are. */
  clusterLeaves(query: EngineQuery, clusterId: number, page: RowPage): Leaves;
  /** A zoom at which the cluster opens; `null` where all its matches lie on one spot, which needs a spider. */
  expansionZoom(query: EngineQuery, clusterId: number): number | null;
  /** A page of the matches of this query's filter, and how many there are. */
  rows(query: EngineQuery, page: RowPage): Rows;
  /** Every match of this query's filter, for drawing point by point. */
  points(query: EngineQuery): PointColumns;
  /** Makes what lets the clause of the active view be dragged by look-ups alone, in pieces of a few ms. */
  precompute(query: EngineQuery, active: ActiveView): Task<void>;
  /** Joins appended rows to the base, in pieces; `null` while they are few. */
  compact(): Task<void> | null;
  /** What is held, in bytes of typed arrays. */
  memory(): EngineMemory;
  /** The rows and what of this query is cached, for an answer whose code is fetched later. Throws as `query` does. */
  inspect(query: EngineQuery): { readonly store: Store; readonly resolved: ResolvedQuery };
}

const MOST_BYTES_PER_ROW = 48;
const MOST_LATE_ROWS = 1 << 14;

export interface EngineOptions {
  /** The cube of the week clock is made only where the engine then holds less than this; default 48. */
  readonly mostBytesPerRow?: number;
  /** Appended rows are joined to the base when there are more; default 16,384. */
  readonly mostLateRows?: number;
}

interface LoadedData {
  readonly store: Store;
  readonly cache: QueryCache;
  readonly density: DensityPainting;
}

/**
 * A time engine over columns: rows are matched once per filter; range, week clock and view then move by adding what
 * enters and taking what leaves. All parts of an answer come from the same counters, so their sums are one number.
 */
export function createEngine({
  mostBytesPerRow = MOST_BYTES_PER_ROW,
  mostLateRows = MOST_LATE_ROWS,
}: EngineOptions = {}): Engine {
  let data: LoadedData | null = null;
  let version = 0;
  let dataVersion = 0;

  function loaded(): LoadedData {
    if (!data) throw new Error('the engine holds no incidents yet');
    return data;
  }

  function loadColumns(raw: RawIncidentColumns, lists: IncidentLists, context: FilterContext): LoadSummary {
    const before = data?.store.baseVersion ?? 0;
    const { store, result } = Store.of(raw, lists, context, before + 1);
    const cache = new QueryCache(store);
    data = { store, cache, density: new DensityPainting(store) };
    dataVersion++;
    return { ...result, asOf: lists.asOf, extent: store.extent };
  }

  function resolve(query: EngineQuery) {
    checkQuery(query);
    const { store, cache, density } = loaded();
    return { store, cache, density, resolved: cache.resolve(query) };
  }

  return {
    load: (bytes, context) => {
      const { raw, lists, position } = decodeIncidents(bytes);
      return { ...loadColumns(raw, lists, context), ...(position !== undefined && { position }) };
    },
    loadColumns,
    append: (raw, lists) => {
      const { store } = loaded();
      const result = store.append(raw, lists);
      dataVersion++;
      return { ...result, extent: store.extent };
    },
    update: (raw, lists) => {
      const { store } = loaded();
      const result = store.update(raw, lists);
      return { ...result, dataVersion: ++dataVersion, extent: store.extent };
    },
    query: (query) => {
      const { store, cache, density, resolved } = resolve(query);
      const nodes = cache.nodesOf(query);
      const raster =
        query.density && density.paint(resolved, query.view.bbox, query.density.columns, query.density.rows);
      return {
        version: ++version,
        dataVersion,
        ...answerQuery(store, query, resolved, nodes, cache.centresOf(query, resolved, nodes)),
        ...(raster && { density: raster }),
      };
    },
    clusterLeaves: (query, clusterId, page) => {
      const { offset, limit } = checkPage(page);
      const { store, resolved } = resolve(query);
      const rows = rowsOfCluster(store, resolved, clusterId, query.filter.mode === 'highlight');
      const base = store.base.columns.length;
      return {
        total: rows.length,
        rows: Array.from(rows.subarray(offset, offset + limit), (row) => {
          const part = row < base ? 0 : 1;
          const index = row - part * base;
          const segment = part === 0 ? store.base : store.late;
          return {
            ...writeRow(segment, store.dictionary, index),
            matched: isListed(resolved.parts[part]!, index),
          };
        }),
      };
    },
    expansionZoom: (query, clusterId) => {
      const { store, resolved } = resolve(query);
      return expansionZoomOf(store, resolved, clusterId, query.filter.mode === 'highlight');
    },
    rows: (query, page) => {
      checkPage(page);
      const { store, resolved } = resolve(query);
      const { total, progresses } = totalOf(resolved);
      return { total, rows: listRows(resolved.parts, store.dictionary, page, progresses) };
    },
    points: (query) => pointsOf(resolve(query).resolved),
    precompute: (query, active) => {
      const { store, cache, density } = loaded();
      checkQuery(query);
      const left = (): number => {
        const { storeBytes, questionBytes, rows } = memoryOf(store, cache.bytes + density.bytes);
        return mostBytesPerRow * rows - storeBytes - questionBytes;
      };
      return cache.precompute(query, active, left);
    },
    compact: () =>
      data && data.store.late.columns.length > mostLateRows ? data.store.mergeAppended() : null,
    memory: () => {
      const { store, cache, density } = loaded();
      return memoryOf(store, cache.bytes + density.bytes);
    },
    inspect: resolve,
  };
}
