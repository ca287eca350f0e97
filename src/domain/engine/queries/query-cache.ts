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

/** Filters whose judgements are kept at a time, and week clocks of each. */
const KEPT_JUDGEMENTS = 2;
const KEPT_TALLIES = 2;

/** Views whose clause can be dragged: the range of the histogram, the hours of the week clock. */
export const ACTIVE_VIEWS = ['range', 'weekClock'] as const;
export type ActiveView = (typeof ACTIVE_VIEWS)[number];

/** The rows of one segment that a question may list: `[from, to)` under a selection and a week clock. */
export interface ListedPart {
  readonly segment: Segment;
  readonly selection: MatchFlags;
  readonly weekHours: Uint8Array | null;
  readonly from: number;
  readonly to: number;
}

/** A question with everything that is kept between questions found for it. */
export interface ResolvedQuery {
  readonly judgement: FilterMatches;
  readonly tally: RangeCounts;
  readonly weekHours: Uint8Array | null;
  readonly range: TimeRange;
  readonly ranges: RowRanges;
  /** The rows that it may list. */
  readonly parts: readonly ListedPart[];
}

interface CachedMatches {
  readonly keys: ReturnType<typeof keysOf>;
  readonly judgement: FilterMatches;
  weekCube: WeekCube | null;
  tallies: readonly CachedCounts[];
}

interface CachedCounts {
  readonly key: string;
  readonly weekHours: Uint8Array | null;
  readonly tally: RangeCounts;
}

/** Puts `item` first and keeps `most` of the list. */
function toFront<T>(list: readonly T[], item: T, most: number): readonly T[] {
  return [item, ...list.filter((other) => other !== item)].slice(0, most);
}

/** Names of the clauses that a judgement, the counts per kind and the counts per unit depend on. */
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
 * What is kept of a store between questions: judgements per filter (the range, the week clock and the mode aside),
 * counters per week clock, and the nodes of the newest view.
 */
export class QueryCache {
  readonly #store: Store;
  #kept: readonly CachedMatches[] = [];
  #storeVersion = '';
  #base: { readonly key: string; readonly nodes: BaseNodes } | null = null;
  #places: {
    readonly judgement: FilterMatches;
    readonly nodes: ViewNodes;
    readonly places: NodeCentres;
  } | null = null;
  #view: { readonly lateVersion: number; readonly nodes: ViewNodes } | null = null;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Finds or makes what a question needs. */
  resolve({ filter, asOf }: EngineQuery): ResolvedQuery {
    const store = this.#store;
    const version = `${store.baseVersion} ${store.valuesVersion}`;
    if (store.setClock(asOf) || this.#storeVersion !== version) this.#kept = [];
    if (this.#kept.length === 0) this.#places = null;
    this.#storeVersion = version;
    const keys = keysOf(filter);
    const kept = this.#kept.find((candidate) => candidate.keys.clauses === keys.clauses) ?? {
      keys,
      judgement: new FilterMatches(store, () => compileClauses(filter, store.dictionary, store.context)),
      weekCube: null,
      tallies: [],
    };
    const weekKey = filter.weekHours.join(' ');
    const weekHours = compileWeekHours(filter.weekHours);
    const found = kept.tallies.find((candidate) => candidate.key === weekKey) ?? {
      key: weekKey,
      weekHours,
      tally: new RangeCounts(
        store,
        kept.judgement.base,
        weekHours,
        () => kept.weekCube,
        this.#sharedWith(keys, weekKey),
      ),
    };
    kept.tallies = toFront(kept.tallies, found, KEPT_TALLIES);
    this.#kept = toFront(this.#kept, kept, KEPT_JUDGEMENTS);
    const range = resolveRange(filter.range, store.extent);
    const ranges = { base: rowsInRange(store.base, range), late: rowsInRange(store.late, range) };
    return {
      judgement: kept.judgement,
      tally: found.tally,
      weekHours,
      range,
      ranges,
      parts: partsOf(store, kept.judgement, weekHours, ranges),
    };
  }

  /** Counters of other filters under the same week clock that do not ask for what the filters differ in. */
  #sharedWith(keys: CachedMatches['keys'], weekKey: string): SharedCounters {
    const find = (of: 'kinds' | 'units') => {
      for (const other of this.#kept) {
        const tally = other.keys[of] === keys[of] && other.tallies.find(({ key }) => key === weekKey)?.tally;
        if (tally) return tally.counters[of];
      }
      return undefined;
    };
    return { kinds: find('kinds'), units: find('units') };
  }

  /** The nodes of a question's view; an append renews only what late rows add. */
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
  centresOf({ filter }: EngineQuery, { judgement }: ResolvedQuery, nodes: ViewNodes): NodeCentres {
    if (filter.unitCode === null && filter.lasso === null) return nodes;
    if (this.#places?.judgement !== judgement || this.#places.nodes !== nodes)
      this.#places = { judgement, nodes, places: centresOfMatches(this.#store, judgement, nodes) };
    return this.#places.places;
  }

  /**
   * Makes what lets the active view of a question be dragged by look-ups, in pieces. Slices of other questions are let go.
   * The week clock's cube is made only where it fits into `bytesLeft`: on few rows a pass over them is as quick. It
   * serves until another is made.
   */
  *precompute(question: EngineQuery, active: ActiveView, bytesLeft: () => number): Task<void> {
    const asked = this.resolve(question);
    const { base } = this.nodesOf(question);
    for (const kept of this.#kept) {
      kept.weekCube = null;
      for (const { tally } of kept.tallies) if (tally !== asked.tally) tally.forget();
    }
    if (active === 'range') {
      yield* asked.tally.steps(base);
      return;
    }
    const kept = this.#kept[0]!;
    if (WeekCube.bytes(this.#store, base) > bytesLeft()) return;
    kept.weekCube = yield* WeekCube.steps(this.#store, kept.judgement.base, base, asked.ranges.base);
  }

  /** Bytes of everything that is kept. */
  get bytes(): number {
    const cubes = new Set(this.#kept.flatMap(({ tallies }) => tallies.flatMap(({ tally }) => tally.cubes)));
    const judgements = this.#kept.reduce(
      (sum, { judgement, weekCube }) => sum + judgement.bytes + (weekCube?.bytes ?? 0),
      [...cubes].reduce((sum, cube) => sum + cube.bytes, 0),
    );
    return judgements + (this.#base ? bytesOf(this.#base.nodes) : 0);
  }
}

function partsOf(
  store: Store,
  judgement: FilterMatches,
  weekHours: Uint8Array | null,
  ranges: RowRanges,
): readonly ListedPart[] {
  const [from, to] = ranges.base;
  const base = { segment: store.base, selection: judgement.base, weekHours, from, to };
  if (store.late.columns.length === 0) return [base];
  const [lateFrom, lateTo] = ranges.late;
  return [base, { segment: store.late, selection: judgement.late, weekHours, from: lateFrom, to: lateTo }];
}
