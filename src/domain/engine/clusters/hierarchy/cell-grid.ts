import type { Task } from '../../../tasks/task.ts';
/** Points sorted into square cells, so that those near a point lie in a few short runs of memory. */
export interface CellGrid {
  /** Cells are 2^shift units wide. */
  readonly shift: number;
  readonly minX: number;
  readonly minY: number;
  /** Bucket of cell (column, row) = (column + row × rowStride) & mask. Cells may share a bucket. */
  readonly rowStride: number;
  readonly mask: number;
  /** Bucket `b` holds items `starts[b] … starts[b + 1] − 1`; `mask + 2` long. */
  readonly starts: Uint32Array;
  /** Three numbers an item: x, y, index of the point. */
  readonly items: Int32Array;
}

/** Points handled between two yields: a few milliseconds. */
export const PIECE = 1 << 15;

/**
 * Sorts the first `count` points into cells by counting. `minX … maxY` are the bounds of the points. Yields between
 * pieces of work.
 */
export function* cellGridTask(
  x: Int32Array,
  y: Int32Array,
  count: number,
  shift: number,
  bounds: PointBounds,
): Task<CellGrid> {
  const bucketCount = 1 << Math.max(4, 32 - Math.clz32(Math.max(1, count - 1)));
  const { minX, minY } = bounds;
  const columns = ((bounds.maxX - minX) >> shift) + 2;
  const rows = ((bounds.maxY - minY) >> shift) + 2;
  // Where the cells do not fit, rows of cells are laid over one another at odd offsets: only speed depends on it.
  const rowStride = columns * rows <= bucketCount ? columns : Math.floor(bucketCount * 0.381966) | 1;
  const starts = new Uint32Array(bucketCount + 1);
  const items = new Int32Array(3 * count);
  const grid = { shift, minX, minY, rowStride, mask: bucketCount - 1, starts, items };
  for (let from = 0; from < count; from += PIECE) {
    countPiece(grid, x, y, from, Math.min(count, from + PIECE));
    yield;
  }
  let sum = 0;
  for (let from = 0; from < bucketCount; from += 8 * PIECE) {
    const to = Math.min(bucketCount, from + 8 * PIECE);
    for (let bucket = from; bucket < to; bucket++) starts[bucket] = sum += starts[bucket]!;
    yield;
  }
  starts[bucketCount] = sum;
  for (let from = 0; from < count; from += PIECE) {
    placePiece(grid, x, y, from, Math.min(count, from + PIECE));
    yield;
  }
  return grid;
}

/** The smallest box around points. */
export interface PointBounds {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

function countPiece(grid: CellGrid, x: Int32Array, y: Int32Array, from: number, to: number): void {
  const { shift, minX, minY, rowStride, mask, starts } = grid;
  for (let i = from; i < to; i++) {
    const row = (y[i]! - minY) >> shift;
    starts[(((x[i]! - minX) >> shift) + Math.imul(row, rowStride)) & mask]!++;
  }
}

function placePiece(grid: CellGrid, x: Int32Array, y: Int32Array, from: number, to: number): void {
  const { shift, minX, minY, rowStride, mask, starts, items } = grid;
  for (let i = from; i < to; i++) {
    const px = x[i]!;
    const py = y[i]!;
    const bucket = (((px - minX) >> shift) + Math.imul((py - minY) >> shift, rowStride)) & mask;
    const at = --starts[bucket]! * 3;
    items[at] = px;
    items[at + 1] = py;
    items[at + 2] = i;
  }
}
