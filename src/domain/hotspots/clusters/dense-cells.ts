import type { PlaneBounds, PlanePoints } from '../plane/plane-points.ts';

/** Rows of cells that can hold a neighbour: the cell's own, two below and two above. */
export const NEAR_ROWS = 5;

/**
 * Points sorted into square cells so small that all points of a cell are neighbours of each other, and what lies within
 * the radius is at most two cells away. Only cells with points are kept, so that the plane may be as wide as it likes.
 */
export interface DenseCells {
  readonly cellCount: number;
  /** Points of cell c: positions `starts[c]` to `starts[c + 1]` of `order`, `x` and `y`. */
  readonly starts: Uint32Array;
  /** Index of the point at a position. */
  readonly order: Uint32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /**
   * Neighbouring cells of cell c in row r of five: from `near[2 * (5 * c + r)]` up to, not with, the number behind it. The
   * cell itself is in row 2.
   */
  readonly near: Uint32Array;
}

/** Cells for a radius. Throws RangeError where the plane is more than 2³² cells wide or high. */
export function sortIntoDenseCells(points: PlanePoints, bounds: PlaneBounds, radiusM: number): DenseCells {
  // A little less than radius / √2, so that rounding never brings two points too far apart into one cell.
  const side = (radiusM / Math.SQRT2) * (1 - 1e-6);
  const span = Math.max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY) / side;
  if (!(span < 2 ** 32 - 4))
    throw new RangeError(`a radius of ${radiusM} is too small for points that lie ${span * side} apart`);
  const count = points.x.length;
  const [columnOf, rowOf, byColumn] = [
    new Uint32Array(count),
    new Uint32Array(count),
    new Uint32Array(count),
  ];
  for (let index = 0; index < count; index += 1) {
    columnOf[index] = (points.x[index]! - bounds.minX) / side;
    rowOf[index] = (points.y[index]! - bounds.minY) / side;
    byColumn[index] = index;
  }
  const order = sortBy(rowOf, sortBy(columnOf, byColumn));

  const [x, y] = [new Float64Array(count), new Float64Array(count)];
  const [starts, columns, rows] = [
    new Uint32Array(count + 1),
    new Uint32Array(count),
    new Uint32Array(count),
  ];
  let cellCount = 0;
  for (let at = 0; at < count; at += 1) {
    const index = order[at]!;
    x[at] = points.x[index]!;
    y[at] = points.y[index]!;
    const [column, row] = [columnOf[index]!, rowOf[index]!];
    if (cellCount > 0 && columns[cellCount - 1] === column && rows[cellCount - 1] === row) continue;
    starts[cellCount] = at;
    columns[cellCount] = column;
    rows[cellCount] = row;
    cellCount += 1;
  }
  starts[cellCount] = count;
  const near = nearCells(columns.subarray(0, cellCount), rows.subarray(0, cellCount));
  return { cellCount, starts: starts.subarray(0, cellCount + 1), order, x, y, near };
}

/** Stable radix sort of `order` by 32-bit keys, sixteen bits at a time. */
function sortBy(keys: Uint32Array, order: Uint32Array): Uint32Array {
  const count = keys.length;
  let highest = 0;
  for (let index = 0; index < count; index += 1) if (keys[index]! > highest) highest = keys[index]!;
  let from = order;
  for (let shift = 0; shift < 32 && (shift === 0 || highest >= 2 ** shift); shift += 16) {
    const next = new Uint32Array(Math.min(highest, 65_535) + 2);
    const to = new Uint32Array(count);
    for (let index = 0; index < count; index += 1) next[((keys[index]! >>> shift) & 65_535) + 1]! += 1;
    for (let digit = 1; digit < next.length; digit += 1) next[digit]! += next[digit - 1]!;
    for (let at = 0; at < count; at += 1) {
      const index = from[at]!;
      const digit = (keys[index]! >>> shift) & 65_535;
      const slot = next[digit]!;
      next[digit] = slot + 1;
      to[slot] = index;
    }
    from = to;
  }
  return from;
}

/** Ranges of neighbouring cells; cells are sorted by row, then column, so each row's pointers only ever move on. */
function nearCells(columns: Uint32Array, rows: Uint32Array): Uint32Array {
  const count = columns.length;
  const near = new Uint32Array(2 * NEAR_ROWS * count);
  for (let offset = 0; offset < NEAR_ROWS; offset += 1) {
    let [from, to] = [0, 0];
    for (let cell = 0; cell < count; cell += 1) {
      const row = rows[cell]! + offset - 2;
      const column = columns[cell]!;
      while (from < count && (rows[from]! < row || (rows[from] === row && columns[from]! < column - 2)))
        from += 1;
      if (to < from) to = from;
      while (to < count && (rows[to]! < row || (rows[to] === row && columns[to]! <= column + 2))) to += 1;
      const range = 2 * (NEAR_ROWS * cell + offset);
      near[range] = from;
      near[range + 1] = to;
    }
  }
  return near;
}
