import type { Task } from '../../tasks/task.ts';
import type { TimeRange } from '../../time/ranges.ts';
import type { EngineQuery } from '../api/answer.ts';
import { compileClauses, compileWeekHours } from '../filter/clauses.ts';
import type { FilterState } from '../api/filter.ts';
import { rowsInRange, type Segment } from '../store/segment.ts';
import type { MatchFlags } from '../matching/match-rows.ts';
import type { Store } from '../store/store.ts';
import { FilterMatches } from '../matching/filter-matches.ts';
import { centresOfMatches, type NodeCentres } from '../matching/match-nodes.ts';
import { RangeCounts, type RowRanges, type SharedCounters } from '../counting/range-counts.ts';
import { WeekCube } from '../counting/week-cube.ts';
import { resolveRange } from '../filter/time-range.ts';
import { baseNodes, type BaseNodes } from '../clusters/base-nodes.ts';
import { bytesOf } from '../columns/bytes-of.ts';
import { viewBox } from '../clusters/view-box.ts';
import { withLateRows, type ViewNodes } from '../clusters/view-nodes.ts';

/** Filters whose matches are cached at a time, and week clocks of each. */
const MOST_FILTERS = 2;
const MOST_WEEK_CLOCKS = 2;

/** Views whose clause can be dragged: the range of the histogram, the hours of the week clock. */
export const ACTIVE_VIEWS = ['range', 'weekClock'] as const;
export type ActiveView = (typeof ACTIVE_VIEWS)[number];

/** The rows of one segment that a query may list: `[from, to)` under a filter and a week clock. */
export interface ListedPart {
  readonly segment: Segment;
  readonly matches: MatchFlags;
  readonly weekHours: Uint8Array | null;
  readonly from: number;
  readonly to: number;
}

/** A query with everything that is cached between queries found for it. */
export interface ResolvedQuery {
  readonly matches: FilterMatches;
  readonly rangeCounts: RangeCounts;
  readonly weekHours: Uint8Array | null;
  readonly range: TimeRange;
  readonly ranges: RowRanges;
  /** The rows that it may list. */
  readonly parts: readonly ListedPart[];
}

interface CachedMatches {
  readonly keys: ReturnType<typeof keysOf>;
  readonly matches: FilterMatches;
  weekCube: WeekCube | null;
  counts: readonly CachedCounts[];
}

interface CachedCounts {
  readonly key: string;
  readonly weekHours: Uint8Array | null;
  readonly rangeCounts: RangeCounts;
}

/** Puts `item` first and keeps `most` of the list. */
function toFront<T>(list: readonly T[], item: T, most: number): readonly T[] {
  return [item, ...list.filter((other) => other !== item)].slice(0, most);
}

/** Names of the clauses that a matches, the counts per kind and the counts per unit depend on. */
function keysOf({ categories, channels, progresses, tiers, unitCode, calendar, lasso }: FilterState) {
  const kinds = [categories, channels, progresses, tiers];
  const days = [calendar, lasso];
  return {
    clauses: JSON.stringify([kinds, unitCode, days]),
    kinds: JSON.stringify([unitCode, days]),
    units: JSON.stringify([kinds, days]),
  };
}

/**
 * What is cached of a store between queries: matches per filter (the range, the week clock and the mode aside),
 * counters per week clock, and the nodes of the newest view.
 */
export class QueryCache {
  readonly #store: Store;
  #cached: readonly CachedMatches[] = [];
  #storeVersion = '';
  #base: { readonly key: string; readonly nodes: BaseNodes } | null = null;
  #centres: {
    readonly matches: FilterMatches;
    readonly nodes: ViewNodes;
    readonly centres: NodeCentres;
  } | null = null;
  #view: { readonly lateVersion: number; readonly nodes: ViewNodes } | null = null;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Finds or makes what a query needs. */
  resolve({ filter, asOf }: EngineQuery): ResolvedQuery {
    const store = this.#store;
    const version = `${store.baseVersion} ${store.valuesVersion}`;
    if (store.setClock(asOf) || this.#storeVersion !== version) this.#cached = [];
    if (this.#cached.length === 0) this.#centres = null;
    this.#storeVersion = version;
    const keys = keysOf(filter);
    const cached = this.#cached.find((candidate) => candidate.keys.clauses === keys.clauses) ?? {
      keys,
      matches: new FilterMatches(store, () => compileClauses(filter, store.dictionary, store.context)),
      weekCube: null,
      counts: [],
    };
    const weekKey = filter.weekHours.join(' ');
    const weekHours = compileWeekHours(filter.weekHours);
    const found = cached.counts.find((candidate) => candidate.key === weekKey) ?? {
      key: weekKey,
      weekHours,
      rangeCounts: new RangeCounts(
        store,
        cached.matches.base,
        weekHours,
        () => cached.weekCube,
        this.#sharedWith(keys, weekKey),
      ),
    };
    cached.counts = toFront(cached.counts, found, MOST_WEEK_CLOCKS);
    this.#cached = toFront(this.#cached, cached, MOST_FILTERS);
    const range = resolveRange(filter.range, store.extent, asOf);
    const ranges = { base: rowsInRange(store.base, range), late: rowsInRange(store.late, range) };
    return {
      matches: cached.matches,
      rangeCounts: found.rangeCounts,
      weekHours,
      range,
      ranges,
      parts: partsOf(store, cached.matches, weekHours, ranges),
    };
  }

  /** Counters of other filters under the same week clock that do not ask for what the filters differ in. */
  #sharedWith(keys: CachedMatches['keys'], weekKey: string): SharedCounters {
    const find = (of: 'kinds' | 'units') => {
      for (const other of this.#cached) {
        const rangeCounts =
          other.keys[of] === keys[of] && other.counts.find(({ key }) => key === weekKey)?.rangeCounts;
        if (rangeCounts) return rangeCounts.counters[of];
      }
      return undefined;
    };
    return { kinds: find('kinds'), units: find('units') };
  }

  /** The nodes of a query's view; an append renews only what late rows add. */
  nodesOf({ view }: EngineQuery): ViewNodes {
    const { baseVersion, lateVersion, baseRows, lateRows } = this.#store;
    const key = [baseVersion, Math.floor(view.zoom), ...view.bbox].join(' ');
    if (this.#base?.key !== key)
      this.#base = { key, nodes: baseNodes(baseRows, viewBox(view.bbox), view.zoom) };
    const { nodes } = this.#base;
    if (this.#view?.nodes.base !== nodes || this.#view.lateVersion !== lateVersion)
      this.#view = { lateVersion, nodes: withLateRows(nodes, lateRows) };
    return this.#view.nodes;
  }

  /** Where the nodes of a view are drawn: in the middle of their rows, or of those inside the chosen unit or drawn area. */
  centresOf({ filter }: EngineQuery, { matches }: ResolvedQuery, nodes: ViewNodes): NodeCentres {
    if (filter.unitCode === null && filter.lasso === null) return nodes;
    if (this.#centres?.matches !== matches || this.#centres.nodes !== nodes)
      this.#centres = { matches, nodes, centres: centresOfMatches(this.#store, matches, nodes) };
    return this.#centres.centres;
  }

  /**
   * Makes what lets the active view of a query be dragged by look-ups, in pieces. Slices of other queries are let go.
   * The week clock's cube is made only where it fits into `bytesLeft`: on few rows a pass over them is as quick. It
   * serves until another is made.
   */
  *precompute(query: EngineQuery, active: ActiveView, bytesLeft: () => number): Task<void> {
    const resolved = this.resolve(query);
    const { base } = this.nodesOf(query);
    for (const cached of this.#cached) {
      cached.weekCube = null;
      for (const { rangeCounts } of cached.counts)
        if (rangeCounts !== resolved.rangeCounts) rangeCounts.dropSlices();
    }
    if (active === 'range') {
      yield* resolved.rangeCounts.buildTask(base);
      return;
    }
    const cached = this.#cached[0]!;
    if (WeekCube.bytes(this.#store, base) > bytesLeft()) return;
    cached.weekCube = yield* WeekCube.buildTask(this.#store, cached.matches.base, base, resolved.ranges.base);
  }

  /** Bytes of everything that is cached. */
  get bytes(): number {
    const counters = new Set(
      this.#cached.flatMap(({ counts }) => counts.flatMap(({ rangeCounts }) => rangeCounts.allCounters)),
    );
    const matchBytes = this.#cached.reduce(
      (sum, { matches, weekCube }) => sum + matches.bytes + (weekCube?.bytes ?? 0),
      [...counters].reduce((sum, counter) => sum + counter.bytes, 0),
    );
    return matchBytes + (this.#base ? bytesOf(this.#base.nodes) : 0);
  }
}

function partsOf(
  store: Store,
  matches: FilterMatches,
  weekHours: Uint8Array | null,
  ranges: RowRanges,
): readonly ListedPart[] {
  const [from, to] = ranges.base;
  const base = { segment: store.base, matches: matches.base, weekHours, from, to };
  if (store.late.columns.length === 0) return [base];
  const [lateFrom, lateTo] = ranges.late;
  return [base, { segment: store.late, matches: matches.late, weekHours, from: lateFrom, to: lateTo }];
}
