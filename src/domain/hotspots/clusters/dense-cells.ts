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
  const cellOf = (value: number, min: number): number => Math.floor((value - min) / side);
  const columnOf = Uint32Array.from(points.x, (value) => cellOf(value, bounds.minX));
  const rowOf = Uint32Array.from(points.y, (value) => cellOf(value, bounds.minY));
  const order = sortBy(rowOf, sortBy(columnOf, Uint32Array.from(columnOf.keys())));

  const starts: number[] = [];
  const columns: number[] = [];
  const rows: number[] = [];
  for (let at = 0; at < order.length; at += 1) {
    const column = columnOf[order[at]!]!;
    const row = rowOf[order[at]!]!;
    if (columns.at(-1) === column && rows.at(-1) === row) continue;
    starts.push(at);
    columns.push(column);
    rows.push(row);
  }
  return {
    cellCount: starts.length,
    starts: Uint32Array.from([...starts, order.length]),
    order,
    x: Float64Array.from(order, (index) => points.x[index]!),
    y: Float64Array.from(order, (index) => points.y[index]!),
    near: nearCells(Float64Array.from(columns), Float64Array.from(rows)),
  };
}

/** Stable radix sort of `order` by 32-bit keys, sixteen bits at a time. */
function sortBy(keys: Uint32Array, order: Uint32Array): Uint32Array {
  let from = order;
  const highest = keys.reduce((most, key) => Math.max(most, key), 0);
  for (let shift = 0; shift < 32 && (shift === 0 || highest >= 2 ** shift); shift += 16) {
    const next = new Uint32Array(65_537);
    const to = new Uint32Array(order.length);
    for (const key of keys) next[((key >>> shift) & 65_535) + 1]! += 1;
    for (let digit = 0; digit < 65_536; digit += 1) next[digit + 1]! += next[digit]!;
    for (const index of from) {
      const digit = (keys[index]! >>> shift) & 65_535;
      to[next[digit]!] = index;
      next[digit]! += 1;
    }
    from = to;
  }
  return from;
}

/** Ranges of neighbouring cells; cells are sorted by row, then column, so each row's pointers only ever move on. */
function nearCells(columns: Float64Array, rows: Float64Array): Uint32Array {
  const count = columns.length;
  const near = new Uint32Array(2 * NEAR_ROWS * count);
  for (let offset = 0; offset < NEAR_ROWS; offset += 1) {
    let from = 0;
    let to = 0;
    for (let cell = 0; cell < count; cell += 1) {
      const row = rows[cell]! + offset - 2;
      const column = columns[cell]!;
      const isBefore = (other: number, last: number): boolean =>
        rows[other]! < row || (rows[other] === row && columns[other]! < last);
      while (from < count && isBefore(from, column - 2)) from += 1;
      if (to < from) to = from;
      while (to < count && isBefore(to, column + 3)) to += 1;
      near[2 * (NEAR_ROWS * cell + offset)] = from;
      near[2 * (NEAR_ROWS * cell + offset) + 1] = to;
    }
  }
  return near;
}
