import { SPOT_ZOOM, type BaseNodes } from './base-nodes.ts';
import { levelAt, type Hierarchy } from './hierarchy/hierarchy.ts';
import type { Grafts } from './hierarchy/grafts.ts';
import { isInBox, type ViewBox } from './view-box.ts';

/** Rows appended since the base was made, by time. */
export interface LateRows {
  readonly hierarchy: Hierarchy;
  readonly grafts: Grafts;
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** Numbers of the rows in the order of arrival. */
  readonly arrivals: Uint32Array;
  /** Rows of the base, after which the late ones are numbered. */
  readonly baseLength: number;
}

/** The nodes that a view may show: those of the base first, then those that only late rows have. */
export interface ViewNodes {
  readonly base: BaseNodes;
  readonly zoom: number;
  readonly box: ViewBox;
  /** Nodes and the unused 0. */
  readonly count: number;
  /** Node of the zoom; for spots the first row of the base, or after its rows the first late one to arrive. */
  readonly ids: ArrayLike<number>;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** All rows of a node, and one of them, numbered through base and late rows. */
  readonly all: ArrayLike<number>;
  readonly someRow: ArrayLike<number>;
  readonly lateNodeOf: Uint16Array;
}

/** A node of the view that has no row of the base. */
interface LateNode {
  readonly id: number;
  readonly x: number;
  readonly y: number;
}

/** Adds the late rows to the nodes of a view; the base's stay as they are. */
export function withLateRows(base: BaseNodes, late: LateRows): ViewNodes {
  const { zoom, box } = base;
  const lateNodeOf = new Uint16Array(late.arrivals.length);
  if (late.arrivals.length === 0) return { ...base, base, lateNodeOf };
  const added: LateNode[] = [];
  const numberOf = zoom === SPOT_ZOOM ? spotNumbers(base, late, added) : nodeNumbers(base, late, added);
  const all = Array.from(base.all);
  const someRow = Array.from(base.someRow);
  for (let row = 0; row < lateNodeOf.length; row++) {
    const number = numberOf(row);
    lateNodeOf[row] = number;
    all[number] = (all[number] ?? 0) + 1;
    someRow[number] ??= late.baseLength + row;
  }
  return {
    base,
    zoom,
    box,
    count: base.count + added.length,
    ids: [...base.ids, ...added.map(({ id }) => id)],
    x: [...base.x, ...added.map((node) => node.x)],
    y: [...base.y, ...added.map((node) => node.y)],
    all,
    someRow,
    lateNodeOf,
  };
}

/** Numbers the grafted nodes in reach; gives the number of a late row, 0 where its node is out of reach. */
function nodeNumbers(base: BaseNodes, { hierarchy, grafts, arrivals }: LateRows, added: LateNode[]) {
  const { count } = levelAt(hierarchy, base.zoom);
  const grafted = grafts.graftedNodes(base.zoom);
  const numbers = new Map<number, number>();
  for (let number = 1; number < base.count; number++) numbers.set(base.ids[number]!, number);
  for (let node = 0; node < grafted.count; node++) {
    const x = grafted.x[node]!;
    const y = grafted.y[node]!;
    if (!isInBox(base.reach, x, y)) continue;
    const id = count + node;
    numbers.set(id, base.count + added.push({ id, x, y }) - 1);
  }
  const nodes = grafts.nodesOf(base.zoom);
  return (row: number): number => numbers.get(nodes[arrivals[row]!]!) ?? 0;
}

/** Numbers the spots of late rows in the box, those of the base where they lie on one; 0 outside. */
function spotNumbers(base: BaseNodes, { x, y, arrivals, baseLength }: LateRows, added: LateNode[]) {
  const numbers = new Map<string, number>();
  for (let number = 1; number < base.count; number++)
    numbers.set(`${base.x[number]} ${base.y[number]}`, number);
  const rowsByArrival = Array.from(arrivals, (_, row) => row).sort((a, b) => arrivals[a]! - arrivals[b]!);
  for (const row of rowsByArrival) {
    const key = `${x[row]} ${y[row]}`;
    if (numbers.has(key) || !isInBox(base.box, x[row]!, y[row]!)) continue;
    const node = { id: baseLength + arrivals[row]!, x: x[row]!, y: y[row]! };
    numbers.set(key, base.count + added.push(node) - 1);
  }
  return (row: number): number => numbers.get(`${x[row]} ${y[row]}`) ?? 0;
}
