import type { Task } from '../../tasks/task.ts';
import { lastMomentOf } from '../../time/dates.ts';
import type { TimeRange } from '../../time/ranges.ts';
import type { CountLevel, RejectedRow } from '../api/answer.ts';
import { buildColumns, type IncidentColumns } from '../columns/columns.ts';
import type { IncidentLists, RawIncidentColumns } from '../columns/raw-columns.ts';
import { Dictionary } from '../columns/dictionary.ts';
import type { FilterContext } from '../filter/filter-context.ts';
import { createGrafts } from '../clusters/hierarchy/grafts.ts';
import { buildHierarchy, hierarchyTask, type Hierarchy } from '../clusters/hierarchy/hierarchy.ts';
import { mergeColumns, mergeColumnsTask, takeRows } from '../columns/merge-columns.ts';
import { updateProgress, makeSegment, segmentTask, type Segment } from './segment.ts';
import { wantedNumbers } from '../columns/find-rows.ts';
import { updateSegment } from './update-segment.ts';
import { indexLevels, type LevelIndex } from '../columns/unit-levels.ts';
import type { BaseRows } from '../clusters/base-nodes.ts';
import type { LateRows } from '../clusters/view-nodes.ts';

/** What an append or a load made of the rows that it was given. */
export interface AppendResult {
  readonly accepted: number;
  readonly rejectedCount: number;
  readonly rejected: readonly RejectedRow[];
}

/** The same of an update. `accepted` are the rows that were new, `updated` those that were known. */
export interface UpdateResult extends AppendResult {
  readonly updated: number;
}

/**
 * All rows of an engine: a base that never changes but for the progress of open incidents, and a small late segment for
 * what was appended since. An append rebuilds the late segment alone.
 */
export class Store {
  readonly dictionary: Dictionary;
  readonly context: FilterContext;
  base: Segment;
  late: Segment;
  /** Order of arrival of the late rows. */
  #arrivals = new Uint32Array(0);
  #hierarchy: Hierarchy;
  #grafts: ReturnType<typeof createGrafts>;
  #levels: Readonly<Record<CountLevel, LevelIndex>>;
  #asOf: number;
  /** Another number for every base of an engine. */
  baseVersion: number;
  /** Grows with every append. */
  lateVersion = 0;
  /** Grows with every change of rows that were there. */
  valuesVersion = 0;
  /** Changes of rows while they are being joined, which the joined rows have yet to learn. */
  #changesToLearn: IncidentColumns[] | null = null;

  private constructor(
    base: IncidentColumns,
    late: IncidentColumns,
    dictionary: Dictionary,
    context: FilterContext,
    asOf: number,
    baseVersion: number,
  ) {
    this.baseVersion = baseVersion;
    this.dictionary = dictionary;
    this.context = context;
    this.#asOf = asOf;
    this.base = makeSegment(base, dictionary, context, asOf);
    this.late = makeSegment(late, dictionary, context, asOf);
    this.#hierarchy = buildHierarchy(base.x, base.y);
    this.#grafts = createGrafts(this.#hierarchy);
    this.#levels = indexLevels(dictionary.units);
  }

  /** A store of raw columns; rows that cannot be used are named. `baseVersion`: unlike that of any base before it. */
  static of(
    raw: RawIncidentColumns,
    lists: IncidentLists,
    context: FilterContext,
    baseVersion: number,
  ): { store: Store; result: AppendResult } {
    const dictionary = new Dictionary();
    const { columns, rejected, rejectedCount } = buildColumns(raw, lists, dictionary);
    const none = takeRows(columns, new Uint32Array(0));
    return {
      store: new Store(columns, none, dictionary, context, lists.asOf, baseVersion),
      result: { accepted: columns.length, rejected, rejectedCount },
    };
  }

  get length(): number {
    return this.base.columns.length + this.late.columns.length;
  }

  get levels(): Readonly<Record<CountLevel, LevelIndex>> {
    return this.#levels;
  }

  get hierarchy(): Hierarchy {
    return this.#hierarchy;
  }

  get grafts(): ReturnType<typeof createGrafts> {
    return this.#grafts;
  }

  get arrivals(): Uint32Array {
    return this.#arrivals;
  }

  /** First moment and the moment after the last one, that of a date being the end of its day; `null` without rows. */
  get extent(): TimeRange | null {
    const times = [this.base.columns.time, this.late.columns.time].filter((time) => time.length > 0);
    if (times.length === 0) return null;
    return {
      from: Math.floor(Math.min(...times.map((time) => time[0]!))),
      to: lastMomentOf(Math.max(...times.map((time) => time.at(-1)!))) + 1,
    };
  }

  get baseRows(): BaseRows {
    const { x, y } = this.base.columns;
    return { hierarchy: this.#hierarchy, x, y };
  }

  get lateRows(): LateRows {
    const { x, y } = this.late.columns;
    const baseLength = this.base.columns.length;
    return { hierarchy: this.#hierarchy, grafts: this.#grafts, x, y, arrivals: this.#arrivals, baseLength };
  }

  /** Rows per finest unit, whatever a filter says. */
  get allByUnit(): Uint32Array {
    const all = new Uint32Array(this.dictionary.units.length);
    for (const { allByUnit } of [this.base, this.late])
      for (let unit = 0; unit < allByUnit.length; unit++) all[unit]! += allByUnit[unit]!;
    return all;
  }

  /** Sets progress for another time (epoch ms); says whether that changed any row. */
  setClock(asOf: number): boolean {
    if (asOf === this.#asOf) return false;
    this.#asOf = asOf;
    const changed = [this.base, this.late].map((segment) => updateProgress(segment, this.dictionary, asOf));
    return changed.includes(true);
  }

  /** Takes in late and live rows, in any order of time. */
  append(raw: RawIncidentColumns, lists: IncidentLists): AppendResult {
    const { columns, rejected, rejectedCount } = buildColumns(raw, lists, this.dictionary);
    this.#add(columns);
    return { accepted: columns.length, rejected, rejectedCount };
  }

  /** Takes in rows of which some may be known by their event number; those are changed, the others added. */
  update(raw: RawIncidentColumns, lists: IncidentLists): UpdateResult {
    const { columns, rejected, rejectedCount } = buildColumns(raw, lists, this.dictionary);
    const wanted = wantedNumbers(columns.eventNumbers);
    const met = this.#learn(columns, wanted);
    this.#changesToLearn?.push(columns);
    const added = Uint32Array.from(
      [...wanted.rows.values()].filter((row) => !met.has(row)).sort((a, b) => a - b),
    );
    if (met.size > 0) this.valuesVersion++;
    if (added.length > 0) this.#add(takeRows(columns, added));
    return { accepted: added.length, updated: met.size, rejected, rejectedCount };
  }

  /** Changes known rows; the rows of `columns` that were met. */
  #learn(columns: IncidentColumns, wanted = wantedNumbers(columns.eventNumbers)): Set<number> {
    const met = new Set<number>();
    const how = { dictionary: this.dictionary, asOf: this.#asOf, met };
    this.base = updateSegment(this.base, columns, wanted, how);
    this.late = updateSegment(this.late, columns, wanted, how);
    return met;
  }

  #add(columns: IncidentColumns): void {
    const before = this.late.columns;
    const merged = mergeColumns(before, columns);
    const arrivals = this.#arrivals;
    this.#arrivals = merged.order.map((row) => (row < before.length ? arrivals[row]! : row));
    this.#grafts.add(columns.x, columns.y);
    if (this.#levels.finest.positions.length < this.dictionary.units.length)
      this.#levels = indexLevels(this.dictionary.units);
    this.late = makeSegment(merged.columns, this.dictionary, this.context, this.#asOf);
    this.lateVersion++;
  }

  /**
   * Joins the late rows to a new base, in pieces of some ms at a million rows; questions and appends may come between the pieces. Rows that
   * are appended meanwhile stay late. Clusters are made anew, so their places may move a little.
   */
  *mergeAppended(): Task<void> {
    const joined = this.late.columns;
    this.#changesToLearn = [];
    const { columns } = yield* mergeColumnsTask(this.base.columns, joined);
    const base = yield* segmentTask(columns, this.dictionary, this.context, this.#asOf);
    const hierarchy = yield* hierarchyTask(columns.x, columns.y);
    const newer = this.#arrivals;
    const rest = Uint32Array.from({ length: newer.length }, (_, row) => row).filter(
      (row) => newer[row]! >= joined.length,
    );
    this.base = base;
    this.#hierarchy = hierarchy;
    this.#grafts = createGrafts(hierarchy);
    const late = takeRows(this.late.columns, rest);
    const byArrival = rest.map((_, row) => row).sort((a, b) => newer[rest[a]!]! - newer[rest[b]!]!);
    const inOrder = takeRows(late, byArrival);
    this.#grafts.add(inOrder.x, inOrder.y);
    this.#arrivals = rest.map((row) => newer[row]! - joined.length);
    updateProgress(base, this.dictionary, this.#asOf);
    this.late = makeSegment(late, this.dictionary, this.context, this.#asOf);
    for (const changes of this.#changesToLearn ?? []) this.#learn(changes);
    this.#changesToLearn = null;
    this.baseVersion++;
    this.lateVersion++;
  }
}
