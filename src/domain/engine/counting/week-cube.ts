import type { Task } from '../../tasks/task.ts';
import { kindKernel, nodeKernel, unitKernel } from './kernels.ts';
import type { Kernel } from './range-counter.ts';
import { NODE_FIELDS, UNIT_CLASSES } from './count-rows.ts';
import { hourSlicesTask, hourSlicesBytes, sumHours, type HourSlices } from './hour-slices.ts';
import type { MatchFlags } from '../matching/match-rows.ts';
import type { Store } from '../store/store.ts';
import type { BaseNodes } from '../clusters/base-nodes.ts';

/** What the week clock is looked up in while it is the active view, for one filter, range and view. */
export class WeekCube {
  readonly #counts: HourSlices;
  readonly #nodes: HourSlices;
  readonly view: BaseNodes;

  private constructor(counts: HourSlices, nodes: HourSlices, view: BaseNodes) {
    this.#counts = counts;
    this.#nodes = nodes;
    this.view = view;
  }

  /** Bytes that the cube would take. */
  static bytes(store: Store, view: BaseNodes): number {
    const { kinds, units } = store.dictionary;
    return (
      hourSlicesBytes(kinds.size + units.length * UNIT_CLASSES) + hourSlicesBytes(view.count * NODE_FIELDS)
    );
  }

  /** Makes it for the rows `[from, to)` of the base, an hour of the week at a time. */
  static *buildTask(
    store: Store,
    matches: MatchFlags,
    view: BaseNodes,
    [from, to]: readonly [number, number],
  ): Task<WeekCube> {
    const { kinds, units } = store.dictionary;
    const { halfHours } = store.base;
    const size = kinds.size + units.length * UNIT_CLASSES;
    const countKinds = kindKernel(store, matches);
    const countUnits = unitKernel(store, matches);
    const countBoth: Kernel = (counters, low, high, sign) => {
      countKinds(counters.subarray(0, kinds.size), low, high, sign);
      countUnits(counters.subarray(kinds.size), low, high, sign);
    };
    const counts = yield* hourSlicesTask(halfHours, size, countBoth, from, to);
    const nodeSize = view.count * NODE_FIELDS;
    const nodes = yield* hourSlicesTask(halfHours, nodeSize, nodeKernel(store, matches, view), from, to);
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
  nodes(view: BaseNodes, [from, to]: readonly [number, number], weekHours: Uint8Array): Int32Array | null {
    const isSame = view === this.view && this.#nodes.from === from && this.#nodes.to === to;
    return isSame ? sumHours(this.#nodes, weekHours) : null;
  }
}
