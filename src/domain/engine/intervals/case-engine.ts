import type { CaseColumns } from '../../cases/case-columns.ts';
import { latitudeOfUnit, longitudeOfUnit } from '../../geo/mercator.ts';
import { PROGRESSES } from '../../incidents/life-cycle.ts';
import type {
  DensityRaster,
  EngineAnswer,
  EngineQuery,
  Leaves,
  LoadSummary,
  PointColumns,
  RowPage,
  Rows,
} from '../api/answer.ts';
import { cellOf, rasterFrame } from '../answers/density.ts';
import { checkPage, checkQuery } from '../filter/check-query.ts';
import type { FilterContext } from '../filter/filter-context.ts';
import { resolveRange } from '../filter/time-range.ts';
import {
  caseFacets,
  caseFigures,
  caseHistogram,
  caseUnits,
  caseWeek,
  sumOf,
  type CaseQuestion,
} from './case-answer.ts';
import { caseMisses, progressOfStatus } from './case-clauses.ts';
import { caseMarks, caseNodes, casesOfCluster, zoomThatOpens } from './case-nodes.ts';
import { makeCaseStore, type CaseStore } from './case-store.ts';
import { caseWeights } from './case-weights.ts';
import { writeCase } from './write-case.ts';

/** Answers the questions of the page about cases: the same questions as about incidents, with the same parts of an answer. */
export interface CaseEngine {
  /** Takes cases in place of what was held before. `asOf`: moment of the data, epoch ms. */
  load(columns: CaseColumns, context: FilterContext, asOf: number): LoadSummary;
  /** Throws before the first load, as all below do. */
  query(query: EngineQuery): EngineAnswer;
  clusterLeaves(query: EngineQuery, clusterId: number, page: RowPage): Leaves;
  expansionZoom(query: EngineQuery, clusterId: number): number | null;
  rows(query: EngineQuery, page: RowPage): Rows;
  points(query: EngineQuery): PointColumns;
}

const DEFAULT_PAGE = { offset: 0, limit: 100 };

/**
 * A case is known to lie in an interval, so that it counts with the share of the interval that the time clauses hold. Every
 * part of an answer is a pass over the cases, which are some thousands.
 */
export function createCaseEngine(): CaseEngine {
  let loaded: CaseStore | null = null;
  let version = 0;
  let dataVersion = 0;

  function resolve(
    query: EngineQuery,
  ): CaseQuestion & { readonly store: CaseStore; readonly weighed: Float64Array } {
    checkQuery(query);
    const store = loaded;
    if (store === null) throw new Error('the engine holds no cases yet');
    const { filter } = query;
    const range = resolveRange(filter.range, store.extent, query.asOf);
    const misses = caseMisses(filter, store);
    const weights = caseWeights(
      store,
      { range, weekHours: filter.weekHours, calendar: filter.calendar },
      () => true,
    );
    const weighed = weights.map((weight, index) => (misses[index] === 0 ? weight : 0));
    return { store, query, range, misses, weights, weighed };
  }

  /** Cases that count, newest first. */
  function matching(weighed: Float64Array): number[] {
    return [...weighed.keys()].filter((index) => weighed[index]! > 0).toReversed();
  }

  return {
    load: (columns, context, asOf) => {
      const { store, result } = makeCaseStore(columns, context);
      loaded = store;
      dataVersion++;
      return { ...result, asOf, extent: store.extent };
    },
    query: (query) => {
      const question = resolve(query);
      const { store, range, weighed } = question;
      const found = matching(weighed);
      const { offset, limit } = query.list ?? DEFAULT_PAGE;
      const nodes = caseNodes(store, query.view);
      return {
        version: ++version,
        dataVersion,
        asOf: query.asOf,
        extent: store.extent,
        range,
        total: sumOf(weighed),
        eventCount: found.length,
        all: store.rows.length,
        units: caseUnits(store, question),
        histogram: caseHistogram(store, question),
        weekMatrix: caseWeek(store, question),
        withoutHour: 0,
        facets: caseFacets(store, question),
        caseFigures: caseFigures(store, found),
        marks: caseMarks(store, nodes, weighed, dataVersion, query.filter.mode === 'highlight'),
        list: {
          offset,
          rows: found.slice(offset, offset + limit).map((index) => writeCase(store, index, weighed[index]!)),
        },
        ...(query.density && { density: densityOf(store, query, weighed, query.density) }),
      };
    },
    clusterLeaves: (query, clusterId, page) => {
      const { offset, limit } = checkPage(page);
      const { store, weighed } = resolve(query);
      const isHighlight = query.filter.mode === 'highlight';
      const cases = casesOfCluster(store, clusterId, dataVersion).filter(
        (index) => isHighlight || weighed[index]! > 0,
      );
      return {
        total: cases.length,
        rows: cases.slice(offset, offset + limit).map((index) => ({
          ...writeCase(store, index, weighed[index]!),
          matched: weighed[index]! > 0,
        })),
      };
    },
    expansionZoom: (query, clusterId) => {
      const { store, weighed } = resolve(query);
      const isHighlight = query.filter.mode === 'highlight';
      const cases = casesOfCluster(store, clusterId, dataVersion).filter(
        (index) => isHighlight || weighed[index]! > 0,
      );
      return zoomThatOpens(store, cases, clusterId, dataVersion);
    },
    rows: (query, page) => {
      const { offset, limit } = checkPage(page);
      const { store, weighed } = resolve(query);
      const found = matching(weighed);
      return {
        total: found.length,
        rows: found.slice(offset, offset + limit).map((index) => writeCase(store, index, weighed[index]!)),
      };
    },
    points: (query) => {
      const { store, weighed } = resolve(query);
      const found = matching(weighed).toReversed();
      return {
        count: found.length,
        times: Float64Array.from(found, (index) => store.from[index]!),
        positions: Float32Array.from(
          found.flatMap((index) => [longitudeOfUnit(store.x[index]!), latitudeOfUnit(store.y[index]!)]),
        ),
        progress: Uint8Array.from(found, (index) =>
          PROGRESSES.indexOf(progressOfStatus(store.columns.status[store.rows[index]!]!)),
        ),
      };
    },
  };
}

function densityOf(
  { x, y }: CaseStore,
  { view }: EngineQuery,
  weighed: Float64Array,
  { columns, rows }: NonNullable<EngineQuery['density']>,
): DensityRaster {
  const frame = rasterFrame(view.bbox, columns, rows);
  const counts = new Float64Array(columns * rows);
  for (let index = 0; index < weighed.length; index++) {
    const cell = cellOf(frame, x[index]!, y[index]!);
    if (cell >= 0) counts[cell]! += weighed[index]!;
  }
  return { columns, rows, counts, most: counts.reduce((most, count) => Math.max(most, count), 0) };
}
