import { countKindsAndUnits, countNodes, kindClasses, NODE_FIELDS, UNIT_CLASSES } from './counting.ts';
import { Cube, type Kernel } from './cube.ts';
import { hourSliceSteps, hourSlicesBytes, sumHours, type HourSlices } from './hour-slices.ts';
import { visitStretches } from './runs.ts';
import type { Segment } from './segment.ts';
import { selectRows, type Selection } from './selection.ts';
import type { Clauses } from './clauses.ts';
import type { Store } from './store.ts';
import type { ViewNodes } from './view-nodes.ts';

/** Rows of base and late segment that a question is about. */
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
function underClock({ runs }: Segment, weekHours: Uint8Array | null, kernel: Kernel): Kernel {
  if (weekHours === null) return kernel;
  return (counters, from, to, sign) =>
    visitStretches(runs, weekHours, from, to, (low, high) => kernel(counters, low, high, sign));
}

/** Counts the base's rows per kind, then per unit and class, in one array. */
function kindAndUnitKernel(store: Store, { flags }: Selection): Kernel {
  const kindSize = store.dictionary.kinds.size;
  const { columns } = store.base;
  const classes = kindClasses(store.dictionary);
  return (counters, from, to, sign) =>
    countKindsAndUnits(
      counters.subarray(0, kindSize),
      counters.subarray(kindSize),
      columns,
      flags,
      classes,
      from,
      to,
      sign,
    );
}

/** Counts the base's matches per node of a view. */
function nodeKernel(store: Store, { flags }: Selection, { nodeOf }: ViewNodes): Kernel {
  const { kind } = store.base.columns;
  return (counters, from, to, sign) => countNodes(counters, nodeOf, kind, flags, 0, from, to, sign);
}

/** What the week clock is looked up in while it is the active view, for one selection, range and view. */
export class WeekCube {
  readonly #counts: HourSlices;
  readonly #nodes: HourSlices;
  readonly view: ViewNodes;

  private constructor(counts: HourSlices, nodes: HourSlices, view: ViewNodes) {
    this.#counts = counts;
    this.#nodes = nodes;
    this.view = view;
  }

  /** Bytes that the cube would take. */
  static bytes(store: Store, view: ViewNodes): number {
    const { kinds, units } = store.dictionary;
    return (
      hourSlicesBytes(kinds.size + units.length * UNIT_CLASSES) + hourSlicesBytes(view.count * NODE_FIELDS)
    );
  }

  /** Makes it for the rows `[from, to)` of the base, an hour of the week at a time. */
  static *steps(
    store: Store,
    selection: Selection,
    view: ViewNodes,
    [from, to]: readonly [number, number],
  ): Generator<void, WeekCube, void> {
    const { kinds, units } = store.dictionary;
    const { runs } = store.base;
    const size = kinds.size + units.length * UNIT_CLASSES;
    const counts = yield* hourSliceSteps(runs, size, kindAndUnitKernel(store, selection), from, to);
    const nodeSize = view.count * NODE_FIELDS;
    const nodes = yield* hourSliceSteps(runs, nodeSize, nodeKernel(store, selection, view), from, to);
    return new WeekCube(counts, nodes, view);
  }

  get bytes(): number {
    return [this.#counts, this.#nodes].reduce(
      (sum, { slices }) => sum + slices.length * slices[0]!.byteLength,
      0,
    );
  }

  /** Counts per kind, then per unit and class, or `null` where it was made for other rows or a smaller dictionary. */
  counts([from, to]: readonly [number, number], weekHours: Uint8Array, size: number): Int32Array | null {
    const { slices } = this.#counts;
    const isSame = this.#counts.from === from && this.#counts.to === to && slices[0]!.length === size;
    return isSame ? sumHours(this.#counts, weekHours) : null;
  }

  /** Counts per node, or `null` where it was made for other rows or another view. */
  nodes(view: ViewNodes, [from, to]: readonly [number, number], weekHours: Uint8Array): Int32Array | null {
    const isSame = view === this.view && this.#nodes.from === from && this.#nodes.to === to;
    return isSame ? sumHours(this.#nodes, weekHours) : null;
  }
}

/** The counters of one selection under one week clock, ready to follow the range. */
export class Tally {
  readonly #store: Store;
  readonly #base: Selection;
  readonly #weekHours: Uint8Array | null;
  readonly #weekCube: () => WeekCube | null;
  readonly #kindSize: number;
  readonly #size: number;
  readonly #counts: Cube;
  #nodes: { readonly view: ViewNodes; readonly cube: Cube } | null = null;

  /** `weekCube`: the cube of the week clock, while there is one. */
  constructor(
    store: Store,
    base: Selection,
    weekHours: Uint8Array | null,
    weekCube: () => WeekCube | null = () => null,
  ) {
    this.#store = store;
    this.#base = base;
    this.#weekHours = weekHours;
    this.#weekCube = weekCube;
    const { kinds, units } = store.dictionary;
    this.#kindSize = kinds.size;
    this.#size = kinds.size + units.length * UNIT_CLASSES;
    this.#counts = new Cube(
      store.base.columns.length,
      this.#size,
      underClock(store.base, weekHours, kindAndUnitKernel(store, base)),
    );
  }

  #lookUp(find: (cube: WeekCube, weekHours: Uint8Array) => Int32Array | null): Int32Array | null {
    const cube = this.#weekHours === null ? null : this.#weekCube();
    return cube === null || this.#weekHours === null ? null : find(cube, this.#weekHours);
  }

  get bytes(): number {
    return this.#counts.bytes + (this.#nodes?.cube.bytes ?? 0);
  }

  /** Makes the slices that let any range be looked up, in pieces of a few ms. */
  *steps(view: ViewNodes | null): Generator<void, void, void> {
    yield* this.#counts.steps();
    if (view !== null) yield* this.#cubeOf(view).steps();
  }

  /** Counts per kind and unit of the rows in a range. `late`: the judgement of the late segment. */
  count(ranges: RowRanges, late: Selection): Counts {
    const { dictionary } = this.#store;
    const base =
      this.#lookUp((cube, hours) => cube.counts(ranges.base, hours, this.#size)) ??
      this.#counts.at(...ranges.base);
    const kinds = new Int32Array(dictionary.kinds.size);
    const units = new Int32Array(dictionary.units.length * UNIT_CLASSES);
    kinds.set(base.subarray(0, this.#kindSize));
    units.set(base.subarray(this.#kindSize));
    const segment = this.#store.late;
    if (segment.columns.length > 0) {
      const classes = kindClasses(dictionary);
      underClock(segment, this.#weekHours, (_, from, to) =>
        countKindsAndUnits(kinds, units, segment.columns, late.flags, classes, from, to, 1),
      )(kinds, ...ranges.late, 1);
    }
    return { kinds, units };
  }

  #cubeOf(view: ViewNodes): Cube {
    if (this.#nodes?.view === view) return this.#nodes.cube;
    const cube = new Cube(
      this.#store.base.columns.length,
      view.count * NODE_FIELDS,
      underClock(this.#store.base, this.#weekHours, nodeKernel(this.#store, this.#base, view)),
    );
    this.#nodes = { view, cube };
    return cube;
  }

  /** Counts per node of a view of the rows in a range, `NODE_FIELDS` each; valid until the next call. */
  countNodes(view: ViewNodes, ranges: RowRanges, late: Selection): Int32Array {
    const base =
      this.#lookUp((cube, hours) => cube.nodes(view, ranges.base, hours)) ??
      this.#cubeOf(view).at(...ranges.base);
    const segment = this.#store.late;
    if (segment.columns.length === 0) return base;
    const counts = base.slice();
    const firstRow = this.#store.base.columns.length;
    underClock(segment, this.#weekHours, (counters, from, to) =>
      countNodes(counters, view.lateNodeOf, segment.columns.kind, late.flags, firstRow, from, to, 1),
    )(counts, ...ranges.late, 1);
    return counts;
  }
}

/** Judgement of both segments by the clauses of one filter; the late one is judged anew after an append. */
export class Judgement {
  readonly #store: Store;
  readonly #compile: () => Clauses;
  readonly base: Selection;
  #late: { readonly version: number; readonly clauses: Clauses; readonly selection: Selection };

  /** `compile` makes the clauses over the dictionary as it is then. */
  constructor(store: Store, compile: () => Clauses) {
    this.#store = store;
    this.#compile = compile;
    const clauses = compile();
    this.base = selectRows(store.base, clauses);
    this.#late = { version: store.lateVersion, clauses, selection: selectRows(store.late, clauses) };
  }

  #current() {
    const { lateVersion, late } = this.#store;
    if (this.#late.version !== lateVersion) {
      const clauses = this.#compile();
      this.#late = { version: lateVersion, clauses, selection: selectRows(late, clauses) };
    }
    return this.#late;
  }

  get late(): Selection {
    return this.#current().selection;
  }

  get clauses(): Clauses {
    return this.#current().clauses;
  }

  get bytes(): number {
    const { flags, matched, anyDay, marketDay } = this.base;
    return flags.byteLength + matched.byteLength + anyDay.byteLength + marketDay.byteLength;
  }
}
