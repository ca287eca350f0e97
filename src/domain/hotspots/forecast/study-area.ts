import { planeBounds, type PlaneGrid, type PlanePoints } from '../plane/plane-points.ts';

/** The cells that a forecast ranks: those of a grid in which anything ever happened. */
export interface StudyArea {
  readonly grid: PlaneGrid;
  /** Index in the grid (row · columns + column) of each cell; from the west, column by column, each from the south. */
  readonly cells: Int32Array;
  /** Index in `cells` of each cell of the grid, −1 outside the area. */
  readonly indexOfCell: Int32Array;
}

/** The grid begins this far outside of the points, so that none lies on its edge. */
const MARGIN_M = 1;
/** Grids with more cells than this are refused: the cell is too small for the extent. */
const MOST_CELLS = 50_000_000;

/**
 * The grid over all points. Its south-west corner lies a metre outside of the least x and the least y, and farther out
 * by the shares (0–1) of a cell in `shift`. Throws RangeError without points, for a cell that is not
 * positive, and for a grid of more than 50 million cells.
 */
export function gridOver(points: PlanePoints, cellM: number, shift: readonly [number, number]): PlaneGrid {
  if (!(cellM > 0) || !Number.isFinite(cellM)) throw new RangeError(`a cell of ${cellM} m`);
  const bounds = planeBounds(points);
  if (bounds === undefined) throw new RangeError('no points to lay a grid over');
  const x0 = bounds.minX - MARGIN_M - shift[0] * cellM;
  const y0 = bounds.minY - MARGIN_M - shift[1] * cellM;
  const columns = Math.floor((bounds.maxX - x0) / cellM) + 1;
  const rows = Math.floor((bounds.maxY - y0) / cellM) + 1;
  if (columns * rows > MOST_CELLS)
    throw new RangeError(`cells of ${cellM} m make a grid of ${columns} × ${rows}: more than ${MOST_CELLS}`);
  return { x0, y0, cellM, columns, rows };
}

/** All cells of the grid that hold one of the points. Points outside the grid are not looked at. */
export function studyAreaOf(grid: PlaneGrid, points: PlanePoints): StudyArea {
  const indexOfCell = new Int32Array(grid.columns * grid.rows).fill(-1);
  for (let index = 0; index < points.x.length; index++) {
    const cell = cellAt(grid, points.x[index]!, points.y[index]!);
    if (cell >= 0) indexOfCell[cell] = 0;
  }
  const cells: number[] = [];
  for (let column = 0; column < grid.columns; column++)
    for (let cell = column; cell < indexOfCell.length; cell += grid.columns) {
      if (indexOfCell[cell] === -1) continue;
      indexOfCell[cell] = cells.length;
      cells.push(cell);
    }
  return { grid, cells: Int32Array.from(cells), indexOfCell };
}

/** Index in the area's `cells` of the cell of each point, −1 outside the area. */
export function cellsOfPoints({ grid, indexOfCell }: StudyArea, { x, y }: PlanePoints): Int32Array {
  return Int32Array.from(x, (value, index) => {
    const cell = cellAt(grid, value, y[index]!);
    return cell < 0 ? -1 : indexOfCell[cell]!;
  });
}

function cellAt({ x0, y0, cellM, columns, rows }: PlaneGrid, x: number, y: number): number {
  const column = Math.floor((x - x0) / cellM);
  const row = Math.floor((y - y0) / cellM);
  return column < 0 || column >= columns || row < 0 || row >= rows ? -1 : row * columns + column;
}
