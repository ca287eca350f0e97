import { PROGRESSES } from '../../incidents/life-cycle.ts';
import { CALENDAR_CLASSES } from '../../time/calendar-classes.ts';
import { NO_HOUR } from '../../time/dates.ts';
import type { EngineAnswer, EngineQuery, Histogram } from '../api/answer.ts';
import { EMPTY_HISTOGRAM, histogramExtent } from '../counting/bins.ts';
import { knownExtent } from '../filter/time-range.ts';
import { facetsOf } from './facets.ts';
import { PROGRESS_MASK } from '../columns/kinds.ts';
import { marksOf } from './marks.ts';
import type { ResolvedQuery } from '../queries/query-cache.ts';
import { listRows } from './row-lists.ts';
import { addBars, addCalendarCounts, addWeekMatrix, emptyBars } from './half-hour-sums.ts';
import type { Store } from '../store/store.ts';
import { countUnits } from './unit-counts.ts';
import type { ViewNodes } from '../clusters/view-nodes.ts';
import type { NodeCentres } from '../matching/match-nodes.ts';

const DEFAULT_PAGE = { offset: 0, limit: 100 };

/** Matches of a query, in all and per progress in the order of `PROGRESSES`. */
export function totalOf({ rangeCounts, ranges, matches }: ResolvedQuery) {
  const { kinds } = rangeCounts.count(ranges, matches.late);
  const { kindMiss } = matches.clauses;
  const progresses = PROGRESSES.map(() => 0);
  for (let kind = 0; kind < kindMiss.length; kind++)
    if (kindMiss[kind] === 0) progresses[kind & PROGRESS_MASK]! += kinds[kind]!;
  return { progresses, total: progresses.reduce((sum, count) => sum + count, 0) };
}

function histogramOf(
  store: Store,
  { histogramExtent: wanted, asOf }: EngineQuery,
  resolved: ResolvedQuery,
): Histogram {
  const { extent } = store;
  if (extent === null) return EMPTY_HISTOGRAM;
  const shown = histogramExtent(resolved.range, knownExtent(extent, resolved.range, asOf), wanted);
  const bars = emptyBars(shown);
  for (const { segment, matches, weekHours, from, to } of resolved.parts)
    addBars(bars, segment, matches, weekHours, from, to);
  const { bins, counts, inside } = bars;
  return { extent: shown, startMs: bins.from, binMs: bins.widthMs, counts, inside };
}

/** The answer to one query. */
export function answerQuery(
  store: Store,
  query: EngineQuery,
  resolved: ResolvedQuery,
  nodes: ViewNodes,
  drawn: NodeCentres,
): Omit<EngineAnswer, 'version' | 'dataVersion' | 'density'> {
  const { matches, rangeCounts, ranges, weekHours, parts } = resolved;
  const { dictionary } = store;
  const { clauses } = matches;
  const counts = rangeCounts.count(ranges, matches.late);
  const weekMatrix = new Uint32Array(NO_HOUR + 1);
  const calendar = CALENDAR_CLASSES.map(() => 0);
  let anyDayWithoutHour = 0;
  for (const { segment, matches, from, to } of parts) {
    addWeekMatrix(weekMatrix, segment, matches, from, to);
    anyDayWithoutHour += addCalendarCounts(calendar, segment, matches, weekHours, from, to);
  }
  const { facets, total } = facetsOf(counts.kinds, clauses.kindMiss, dictionary, calendar);
  const page = query.list ?? DEFAULT_PAGE;
  return {
    asOf: query.asOf,
    extent: store.extent,
    range: resolved.range,
    total,
    eventCount: total,
    all: store.length,
    units: countUnits(counts.units, clauses.unitPasses, store.allByUnit, store.levels),
    histogram: histogramOf(store, query, resolved),
    weekMatrix: weekMatrix.slice(0, NO_HOUR),
    withoutHour: weekMatrix[NO_HOUR]!,
    facets: { ...facets, withoutHour: anyDayWithoutHour },
    marks: marksOf(
      nodes,
      rangeCounts.countNodes(nodes, ranges, matches.late),
      drawn,
      {
        parts: [
          { segment: store.base, firstRow: 0 },
          { segment: store.late, firstRow: store.base.columns.length },
        ],
        dictionary,
        baseVersion: store.baseVersion,
      },
      query.filter.mode === 'highlight',
    ),
    list: { offset: page.offset, rows: listRows(parts, dictionary, page, []) },
  };
}
