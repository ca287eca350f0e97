import { PROGRESSES, TIERS } from '../incidents/life-cycle.ts';
import type { TimeRange } from '../time/ranges.ts';
import { hourOfWeek, HOURS_OF_WEEK } from '../time/zone.ts';
import type { EngineAnswer, EngineQuery, Facets, PointColumns, LoadReport, RowPage, Rows } from './answer.ts';
import { histogramExtent } from './bins.ts';
import {
  clusterGreedily,
  clusterZoom,
  expansionZoomOf,
  membersOf,
  type Clusterer,
  type ClusterLevel,
} from './clusters.ts';
import {
  buildColumns,
  type IncidentColumns,
  type IncidentLists,
  type RawIncidentColumns,
} from './columns.ts';
import { decodeIncidents } from './decode-arrow.ts';
import {
  facetOf,
  MISS,
  passFilter,
  progressColumn,
  type FilterContext,
  type FilterPass,
} from './filter-pass.ts';
import { countHistogram } from './histogram.ts';
import { marksInView, type MarkSource } from './marks.ts';
import { byPressure, newestRows } from './rows.ts';
import { resolveRange } from './time-range.ts';
import { countAllByUnit, countUnits } from './unit-counts.ts';
import { indexLevels, unitsWithin } from './unit-levels.ts';

const DEFAULT_PAGE = { offset: 0, limit: 100 };
/** Filters whose matches are kept at a time. */
const KEPT = 3;

/** The engine holds one data set and answers questions about it; see `createEngine`. */
export interface Engine {
  /** Takes the reply of `/api/incidents.arrow` in place of what was held before. Throws where it cannot be read. */
  load(bytes: Uint8Array, context: FilterContext): LoadReport;
  /** Takes raw columns in place of what was held before. */
  loadColumns(raw: RawIncidentColumns, lists: IncidentLists, context: FilterContext): LoadReport;
  /** Everything the page shows for one question. Throws before the first load. */
  query(query: EngineQuery): EngineAnswer;
  /** Incidents of a cluster of this question's answer, newest first, and how many there are. */
  clusterLeaves(query: EngineQuery, clusterId: number, page: RowPage): Rows;
  /** A zoom at which the cluster opens; `null` where all its matches lie on one spot, which needs a spider. */
  expansionZoom(query: EngineQuery, clusterId: number): number | null;
  /** A page of the matches of this question's filter, and how many there are. */
  rows(query: EngineQuery, page: RowPage): Rows;
  /** Every match of this question's filter, for drawing point by point. */
  points(query: EngineQuery): PointColumns;
}

/** What follows from one data set alone. */
interface DataSet {
  readonly columns: IncidentColumns;
  readonly context: FilterContext;
  readonly extent: TimeRange | null;
  readonly levels: ReturnType<typeof indexLevels>;
  readonly allByUnit: Uint32Array;
  readonly everyRow: Uint32Array;
}

/** What follows from a filter and a moment, kept while only the view moves. */
interface Selected {
  readonly key: string;
  readonly range: TimeRange;
  readonly progress: Uint8Array;
  readonly pass: FilterPass;
  readonly clusters: Map<number, ClusterLevel>;
}

/**
 * A time engine over columns: one pass per filter, from which counts per unit, histogram, facets, clusters and list
 * are taken, so that their sums are the same number. `clusterer` can be replaced.
 */
export function createEngine(clusterer: Clusterer = clusterGreedily): Engine {
  let data: DataSet | null = null;
  let progressAt: { asOf: number; progress: Uint8Array } | null = null;
  /** The newest first: the page's own question and those of lists beside it. */
  let kept: readonly Selected[] = [];
  let everyCluster = new Map<number, ClusterLevel>();
  let version = 0;

  function loadColumns(raw: RawIncidentColumns, lists: IncidentLists, context: FilterContext): LoadReport {
    const { columns, rejected, rejectedCount } = buildColumns(raw, lists);
    const { length, time } = columns;
    const extent = length > 0 ? { from: time[0]!, to: time[length - 1]! + 1 } : null;
    data = {
      columns,
      context,
      extent,
      levels: indexLevels(lists.units),
      allByUnit: countAllByUnit(columns),
      everyRow: Uint32Array.from({ length }, (_, row) => row),
    };
    progressAt = null;
    kept = [];
    everyCluster = new Map();
    return { accepted: length, rejectedCount, rejected, asOf: lists.asOf, extent };
  }

  function held(): DataSet {
    if (!data) throw new Error('the engine holds no incidents yet');
    return data;
  }

  function select({ filter, asOf }: EngineQuery): Selected {
    const { columns, context, extent } = held();
    const { mode: _, ...clauses } = filter;
    const key = JSON.stringify([clauses, asOf]);
    const known = kept.find((candidate) => candidate.key === key);
    if (known) return known;
    if (progressAt?.asOf !== asOf) progressAt = { asOf, progress: progressColumn(columns, asOf) };
    const { progress } = progressAt;
    const range = resolveRange(filter.range, extent);
    const unitPasses =
      filter.unitCode === null
        ? null
        : unitsWithin(columns.lists.units, filter.unitCode, context.areaMembers);
    const pass = passFilter(filter, range, columns, progress, unitPasses, context);
    const selected = { key, range, progress, pass, clusters: new Map<number, ClusterLevel>() };
    kept = [selected, ...kept].slice(0, KEPT);
    return selected;
  }

  function clustersOf(query: EngineQuery, { pass, clusters }: Selected): ClusterLevel {
    const { columns, everyRow } = held();
    const zoom = clusterZoom(query.view.zoom);
    const isHighlight = query.filter.mode === 'highlight';
    const cache = isHighlight ? everyCluster : clusters;
    const level =
      cache.get(zoom) ??
      clusterer({ rows: isHighlight ? everyRow : pass.matched, x: columns.x, y: columns.y }, zoom);
    cache.set(zoom, level);
    return level;
  }

  function query(question: EngineQuery): EngineAnswer {
    const { columns, extent, levels, allByUnit } = held();
    const chosen = select(question);
    const { range, progress, pass } = chosen;
    const source: MarkSource = {
      columns,
      progress,
      isMatched: (row) => row >= pass.from && row < pass.to && pass.misses[row] === 0,
    };
    const page = question.list ?? DEFAULT_PAGE;
    return {
      version: ++version,
      asOf: question.asOf,
      extent,
      range,
      total: pass.matched.length,
      all: columns.length,
      units: countUnits(columns, pass.matched, progress, allByUnit, levels),
      histogram: extent
        ? countHistogram(columns.time, pass, histogramExtent(range, extent, question.histogramExtent))
        : EMPTY_HISTOGRAM,
      weekMatrix: weekMatrixOf(columns, pass.matched),
      facets: facetsOf(columns, pass),
      marks: marksInView(clustersOf(question, chosen), source, question.view.bbox),
      list: {
        offset: page.offset,
        rows: newestRows(columns, progress, pass.matched, page.offset, page.limit),
      },
    };
  }

  return {
    load: (bytes, context) => {
      const { raw, lists } = decodeIncidents(bytes);
      return loadColumns(raw, lists, context);
    },
    loadColumns,
    query,
    clusterLeaves: (question, clusterId, page) => {
      const chosen = select(question);
      const level = clustersOf(question, chosen);
      for (let cluster = 0; cluster < level.count; cluster++) {
        if (level.members[level.starts[cluster]!] !== clusterId) continue;
        const rows = membersOf(level, cluster).slice().sort();
        const { offset, limit } = page;
        return { total: rows.length, rows: newestRows(held().columns, chosen.progress, rows, offset, limit) };
      }
      throw new RangeError(`no cluster ${clusterId} at zoom ${level.zoom}`);
    },
    expansionZoom: (question, clusterId) => {
      const level = clustersOf(question, select(question));
      const cluster = level.starts.findIndex((start) => level.members[start] === clusterId);
      const { x, y } = held().columns;
      return expansionZoomOf(membersOf(level, cluster), x, y, level.zoom);
    },
    rows: (question, { offset, limit, order }) => {
      const { pass, progress } = select(question);
      const rows = order === 'pressing' ? byPressure(progress, pass.matched) : pass.matched;
      return {
        total: pass.matched.length,
        rows: newestRows(held().columns, progress, rows, offset, limit),
      };
    },
    points: (question) => {
      const { columns } = held();
      const { pass, progress } = select(question);
      const { matched } = pass;
      return {
        count: matched.length,
        times: Float64Array.from(matched, (row) => columns.time[row]!),
        positions: Float32Array.from({ length: matched.length * 2 }, (_, index) => {
          const row = matched[index >> 1]!;
          return (index & 1 ? columns.latE6[row]! : columns.lngE6[row]!) / 1e6;
        }),
        progress: Uint8Array.from(matched, (row) => progress[row]!),
      };
    },
  };
}

const EMPTY_HISTOGRAM = {
  extent: { from: 0, to: 0 },
  startMs: 0,
  binMs: 3_600_000,
  counts: new Uint32Array(0),
  inside: new Uint32Array(0),
};

function weekMatrixOf({ time }: IncidentColumns, rows: Uint32Array): Uint32Array {
  const counts = new Uint32Array(HOURS_OF_WEEK);
  for (const row of rows) counts[hourOfWeek(time[row]!)]!++;
  return counts;
}

/** Count per code of one clause, the clause itself left out. */
function namedCounts<T extends string>(codes: readonly T[], table: Uint32Array, bit: number): Map<T, number> {
  const counts = facetOf(table, bit, codes.length);
  return new Map(codes.map((code, index) => [code, counts[index] ?? 0]));
}

function facetsOf({ lists }: IncidentColumns, pass: FilterPass): Facets {
  const tiers = namedCounts(lists.tiers, pass.tierTable, MISS.tier);
  const progresses = namedCounts(PROGRESSES, pass.progressTable, MISS.progress);
  return {
    categories: Object.fromEntries(namedCounts(lists.categories, pass.categoryTable, MISS.category)),
    channels: Object.fromEntries(namedCounts(lists.channels, pass.channelTable, MISS.channel)),
    tiers: Object.fromEntries(TIERS.map((tier) => [tier, tiers.get(tier) ?? 0])) as Facets['tiers'],
    calendar: { marketDay: 0, holiday: 0, makeupWorkday: 0, commute: 0 },
    progresses: Object.fromEntries(
      PROGRESSES.map((name) => [name, progresses.get(name) ?? 0]),
    ) as Facets['progresses'],
  };
}
