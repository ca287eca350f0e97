import type { BoundingBox } from '../../geo/positions.ts';
import type { DensityRaster } from '../api/answer.ts';
import { MERCATOR_SCALE, mercatorX, mercatorY } from '../../geo/mercator.ts';

/** Cells over a box of the map. */
export interface RasterFrame {
  readonly columns: number;
  readonly rows: number;
  /** North-west corner in Mercator units, and cells per unit. */
  readonly west: number;
  readonly north: number;
  readonly perX: number;
  readonly perY: number;
}

const MOST_CELLS = 1 << 24;

/** The cells of a view. Throws RangeError for a raster without cells or with more than 16 million. */
export function rasterFrame(bbox: BoundingBox, columns: number, rows: number): RasterFrame {
  if (!(
    Number.isInteger(columns) &&
    Number.isInteger(rows) &&
    columns > 0 &&
    rows > 0 &&
    columns * rows <= MOST_CELLS
  ))
    throw new RangeError(`no density raster of ${columns} × ${rows} cells`);
  const west = mercatorX(bbox[0]) * MERCATOR_SCALE;
  const east = mercatorX(bbox[2]) * MERCATOR_SCALE;
  const north = mercatorY(bbox[3]) * MERCATOR_SCALE;
  const south = mercatorY(bbox[1]) * MERCATOR_SCALE;
  return { columns, rows, west, north, perX: columns / (east - west), perY: rows / (south - north) };
}

/** The cell of a point in Mercator units, −1 outside the frame. */
export function cellOf(
  { columns, rows, west, north, perX, perY }: RasterFrame,
  x: number,
  y: number,
): number {
  const column = Math.floor((x - west) * perX);
  const line = Math.floor((y - north) * perY);
  return column < 0 || line < 0 || column >= columns || line >= rows ? -1 : line * columns + column;
}

/** Adds the matches among the rows `[from, to)` to the cells; rows outside the frame count nowhere. */
export function countCells(
  cells: Int32Array,
  frame: RasterFrame,
  x: Int32Array,
  y: Int32Array,
  flags: Uint8Array,
  from: number,
  to: number,
  sign: 1 | -1,
): void {
  for (let row = from; row < to; row++) {
    if ((flags[row]! & 1) === 0) continue;
    const cell = cellOf(frame, x[row]!, y[row]!);
    if (cell < 0) continue;
    cells[cell] = cells[cell]! + sign;
  }
}

/** The raster of some cells. */
export function densityRaster({ columns, rows }: RasterFrame, cells: Int32Array): DensityRaster {
  const counts = new Uint32Array(cells);
  let most = 0;
  for (let cell = 0; cell < counts.length; cell++) if (counts[cell]! > most) most = counts[cell]!;
  return { columns, rows, counts, most };
}
