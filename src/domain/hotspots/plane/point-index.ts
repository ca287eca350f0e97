import { planeBounds, type PlanePoints } from './plane-points.ts';

/** Finds the points near a place. Built once, then only asked. */
export interface PointIndex {
  /**
   * Calls `visit` for every point whose Euclidean distance to (x, y) is at most `radiusM`, in no promised order; a point
   * at (x, y) itself is one of them.
   */
  forEachWithin(
    x: number,
    y: number,
    radiusM: number,
    visit: (index: number, squaredDistance: number) => void,
  ): void;
}

/** Cells a point: a wide plane with few points gets coarser cells, so that the table stays as small as the points. */
const MOST_CELLS_PER_POINT = 4;

/**
 * Sorts points into square cells of at least `cellM`, best about the radius that will be asked for. Throws RangeError
 * where the cell is not positive, or a coordinate is no finite number.
 */
export function createPointIndex(points: PlanePoints, cellM: number): PointIndex {
  if (!(cellM > 0)) throw new RangeError(`the cells of an index have to be wider than 0, got ${cellM}`);
  const bounds = planeBounds(points);
  if (bounds === undefined) return { forEachWithin: () => undefined };
  const count = points.x.length;
  const [width, height] = [bounds.maxX - bounds.minX, bounds.maxY - bounds.minY];
  const mostCells = MOST_CELLS_PER_POINT * count + 16;
  // A long thin plane is bounded by its longer side, a square one by its area.
  const side = Math.max(
    cellM,
    Math.sqrt((width * height) / mostCells),
    (2 * Math.max(width, height)) / mostCells,
  );
  const columns = Math.floor(width / side) + 1;
  const rows = Math.floor(height / side) + 1;

  const cellOf = new Uint32Array(count);
  const starts = new Uint32Array(columns * rows + 1);
  for (let index = 0; index < count; index += 1) {
    const column = Math.floor((points.x[index]! - bounds.minX) / side);
    const row = Math.floor((points.y[index]! - bounds.minY) / side);
    const cell = row * columns + column;
    cellOf[index] = cell;
    starts[cell + 1]! += 1;
  }
  for (let cell = 0; cell < columns * rows; cell += 1) starts[cell + 1]! += starts[cell]!;
  const next = starts.slice(0, columns * rows);
  const [order, sortedX, sortedY] = [
    new Uint32Array(count),
    new Float64Array(count),
    new Float64Array(count),
  ];
  for (let index = 0; index < count; index += 1) {
    const at = next[cellOf[index]!]!;
    next[cellOf[index]!] = at + 1;
    order[at] = index;
    sortedX[at] = points.x[index]!;
    sortedY[at] = points.y[index]!;
  }

  const clamped = (cell: number, cells: number): number => Math.max(0, Math.min(cells - 1, cell));
  // Takes in the next cell where rounding could have put a point across its edge.
  const slack = 1e-9 * side;

  return {
    forEachWithin(x, y, radiusM, visit) {
      const reach = radiusM + slack;
      const left = Math.floor((x - bounds.minX - reach) / side);
      const right = Math.floor((x - bounds.minX + reach) / side);
      const low = Math.floor((y - bounds.minY - reach) / side);
      const high = Math.floor((y - bounds.minY + reach) / side);
      if (!(left < columns && right >= 0 && low < rows && high >= 0)) return;
      const squaredRadius = radiusM * radiusM;
      for (let row = clamped(low, rows); row <= clamped(high, rows); row += 1) {
        const end = starts[row * columns + clamped(right, columns) + 1]!;
        for (let at = starts[row * columns + clamped(left, columns)]!; at < end; at += 1) {
          const dx = sortedX[at]! - x;
          const dy = sortedY[at]! - y;
          const squared = dx * dx + dy * dy;
          if (squared <= squaredRadius) visit(order[at]!, squared);
        }
      }
    },
  };
}
