import type { Task } from '../../tasks/task.ts';
import { kindKernel, nodeKernel, unitKernel } from './kernels.ts';
import {
  countKinds,
  countNodes,
  countUnitClasses,
  kindClasses,
  NODE_FIELDS,
  UNIT_CLASSES,
} from './count-rows.ts';
import { RangeCounter, type Kernel } from './range-counter.ts';
import { visitStretches } from '../store/half-hours.ts';
import type { Segment } from '../store/segment.ts';
import type { MatchFlags } from '../matching/match-rows.ts';
import type { Store } from '../store/store.ts';
import type { BaseNodes } from '../clusters/base-nodes.ts';
import type { ViewNodes } from '../clusters/view-nodes.ts';
import type { WeekCube } from './week-cube.ts';

/** Rows of base and late segment that a query is about. */
export interface RowRanges {
  readonly base: readonly [number, number];
  readonly late: readonly [number, number];
}

/** Counts per kind and per unit and class. */
export interface Counts {
  readonly kinds: Int32Array;
  readonly units: Int32Array;
}

/** Runs a kernel over the stretches that a week clock lets pass. */
function underClock({ halfHours }: Segment, weekHours: Uint8Array | null, kernel: Kernel): Kernel {
  if (weekHours === null) return kernel;
  return (counters, from, to, sign) =>
    visitStretches(halfHours, weekHours, from, to, (low, high) => kernel(counters, low, high, sign));
}

/**
 * Counters that filters of one week clock can have in common: those per kind do not ask what kinds are chosen, those per
 * unit not which unit.
 */
export interface SharedCounters {
  readonly kinds?: RangeCounter | undefined;
  readonly units?: RangeCounter | undefined;
}

/** The counters of one filter under one week clock, ready to follow the range. */
export class RangeCounts {
  readonly #store: Store;
  readonly #base: MatchFlags;
  readonly #weekHours: Uint8Array | null;
  readonly #weekCube: () => WeekCube | null;
  readonly #kindSize: number;
  readonly #size: number;
  readonly #kinds: RangeCounter;
  readonly #units: RangeCounter;
  readonly #countKinds: Kernel;
  readonly #countUnits: Kernel;
  #nodes: { readonly view: BaseNodes; readonly counter: RangeCounter } | null = null;

  /** `weekCube`: the cube of the week clock, while there is one. `shared`: counters of other filters that are ours too. */
  constructor(
    store: Store,
    base: MatchFlags,
    weekHours: Uint8Array | null,
    weekCube: () => WeekCube | null = () => null,
    shared: SharedCounters = {},
  ) {
    this.#store = store;
    this.#base = base;
    this.#weekHours = weekHours;
    this.#weekCube = weekCube;
    const { kinds, units } = store.dictionary;
    const rows = store.base.columns.length;
    this.#kindSize = kinds.size;
    this.#size = kinds.size + units.length * UNIT_CLASSES;
    this.#countKinds = underClock(store.base, weekHours, kindKernel(store, base));
    this.#countUnits = underClock(store.base, weekHours, unitKernel(store, base));
    this.#kinds = shared.kinds ?? new RangeCounter(rows, kinds.size, this.#countKinds);
    this.#units = shared.units ?? new RangeCounter(rows, units.length * UNIT_CLASSES, this.#countUnits);
  }

  /** Our counters per kind and per unit, to be shared; ours count on by our own rows. */
  get counters(): { readonly kinds: RangeCounter; readonly units: RangeCounter } {
    return {
      kinds: this.#kinds.countBy(this.#countKinds),
      units: this.#units.countBy(this.#countUnits),
    };
  }

  /** Every counter, with those of the view. */
  get allCounters(): readonly RangeCounter[] {
    return [this.#kinds, this.#units, ...(this.#nodes ? [this.#nodes.counter] : [])];
  }

  #lookUp(find: (cube: WeekCube, weekHours: Uint8Array) => Int32Array | null): Int32Array | null {
    const cube = this.#weekHours === null ? null : this.#weekCube();
    return cube === null || this.#weekHours === null ? null : find(cube, this.#weekHours);
  }

  /** Lets the slices go. */
  dropSlices(): void {
    for (const counter of this.allCounters) counter.dropSlices();
  }

  /** Makes the slices that let any range be looked up, in pieces of a few ms. */
  *buildTask(view: BaseNodes): Task<void> {
    const { kinds, units } = this.counters;
    yield* kinds.buildTask();
    yield* units.buildTask();
    yield* this.#cubeOf(view).buildTask();
  }

  #baseCounts({ base }: RowRanges): { kinds: Int32Array; units: Int32Array } {
    const found = this.#lookUp((counter, hours) => counter.counts(base, hours, this.#size));
    if (found) return { kinds: found.subarray(0, this.#kindSize), units: found.subarray(this.#kindSize) };
    const { kinds, units } = this.counters;
    return { kinds: kinds.at(...base), units: units.at(...base) };
  }

  /** Counts per kind and unit of the rows in a range. `late`: the matches of the late segment. */
  count(ranges: RowRanges, late: MatchFlags): Counts {
    const { dictionary } = this.#store;
    const base = this.#baseCounts(ranges);
    const kinds = new Int32Array(dictionary.kinds.size);
    const units = new Int32Array(dictionary.units.length * UNIT_CLASSES);
    kinds.set(base.kinds);
    units.set(base.units);
    const segment = this.#store.late;
    if (segment.columns.length > 0) {
      const classes = kindClasses(dictionary);
      underClock(segment, this.#weekHours, (_, from, to) => {
        countKinds(kinds, segment.columns.kind, late.flags, from, to, 1);
        countUnitClasses(units, segment.columns, late.flags, classes, from, to, 1);
      })(kinds, ...ranges.late, 1);
    }
    return { kinds, units };
  }

  #cubeOf(view: BaseNodes): RangeCounter {
    if (this.#nodes?.view === view) return this.#nodes.counter;
    const counter = new RangeCounter(
      this.#store.base.columns.length,
      view.count * NODE_FIELDS,
      underClock(this.#store.base, this.#weekHours, nodeKernel(this.#store, this.#base, view)),
    );
    this.#nodes = { view, counter };
    return counter;
  }

  /** Counts per node of a view of the rows in a range, `NODE_FIELDS` each; valid until the next call. */
  countNodes(view: ViewNodes, ranges: RowRanges, late: MatchFlags): Int32Array {
    const base =
      this.#lookUp((counter, hours) => counter.nodes(view.base, ranges.base, hours)) ??
      this.#cubeOf(view.base).at(...ranges.base);
    const segment = this.#store.late;
    if (segment.columns.length === 0) return base;
    const counts = new Int32Array(view.count * NODE_FIELDS);
    counts.set(base);
    const firstRow = this.#store.base.columns.length;
    underClock(segment, this.#weekHours, (counters, from, to) =>
      countNodes(counters, view.lateNodeOf, segment.columns.kind, late.flags, firstRow, from, to, 1),
    )(counts, ...ranges.late, 1);
    return counts;
  }
}
