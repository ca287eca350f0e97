import { squaredDistance } from './nearest-node.ts';

/** Nodes of one zoom that were added to a finished hierarchy. They never move. */
export interface GraftedNodes {
  readonly count: number;
  readonly x: Int32Array;
  readonly y: Int32Array;
}

/** Nodes of one zoom that can grow in number, found again by position. */
export class GrowingNodes {
  count = 0;
  private x = new Int32Array(16);
  private y = new Int32Array(16);
  private parents = new Uint32Array(16);
  /** Next node of the same cell, −1 = none. */
  private next = new Int32Array(16);
  /** Cell → the node that came last into it. */
  private readonly cells = new Map<number, number>();
  private readonly cellWidth: number;

  /** `reach`: distance, in units of `x` and `y`, up to which nodes are looked for. */
  constructor(readonly reach: number) {
    this.cellWidth = Math.max(1, Math.ceil(reach));
  }

  /** Adds a node under node `parent` of the zoom above; returns its index. */
  add(x: number, y: number, parent: number): number {
    const index = this.count++;
    if (index === this.x.length) {
      this.x = doubled(this.x, new Int32Array(2 * index));
      this.y = doubled(this.y, new Int32Array(2 * index));
      this.parents = doubled(this.parents, new Uint32Array(2 * index));
      this.next = doubled(this.next, new Int32Array(2 * index));
    }
    const cell = cellOf(Math.floor(x / this.cellWidth), Math.floor(y / this.cellWidth));
    this.x[index] = x;
    this.y[index] = y;
    this.parents[index] = parent;
    this.next[index] = this.cells.get(cell) ?? -1;
    this.cells.set(cell, index);
    return index;
  }

  parentOf(index: number): number {
    return this.parents[index]!;
  }

  /** Nearest node within reach, the earliest of equally near ones; −1 where there is none. */
  nearest(x: number, y: number): number {
    let best = -1;
    let least = this.reach * this.reach;
    const column = Math.floor(x / this.cellWidth);
    const row = Math.floor(y / this.cellWidth);
    for (let cell = 0; cell < 9; cell++) {
      const key = cellOf(column - 1 + (cell % 3), row - 1 + Math.floor(cell / 3));
      for (let node = this.cells.get(key) ?? -1; node >= 0; node = this.next[node]!) {
        const distance = this.squaredDistanceTo(node, x, y);
        if (distance > least || (distance === least && best >= 0 && node > best)) continue;
        best = node;
        least = distance;
      }
    }
    return best;
  }

  squaredDistanceTo(index: number, x: number, y: number): number {
    return squaredDistance(this.x[index]!, this.y[index]!, x, y);
  }

  /** All nodes so far. The arrays are views: they keep to what there was at this moment. */
  nodes(): GraftedNodes {
    const { count } = this;
    return { count, x: this.x.subarray(0, count), y: this.y.subarray(0, count) };
  }
}

/** Cells of one key are searched together; that would only cost time. */
function cellOf(column: number, row: number): number {
  return column * 2 ** 26 + row;
}

function doubled<T extends Int32Array | Uint32Array>(held: T, room: T): T {
  room.set(held);
  return room;
}
