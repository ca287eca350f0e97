import { isInsideEdges, pickEdges, type LassoEdges } from './lasso-edges.ts';

export const OUT = 0;
export const IN = 1;
export const EDGE = 2;

/** The box of a ring cut into cells: wholly outside, wholly inside, or touched by an edge. */
export interface LassoRaster {
  readonly columns: number;
  readonly rows: number;
  /** Cell of an offset from the box's corner = `offset >> shift`. */
  readonly shiftX: number;
  readonly shiftY: number;
  readonly cells: Uint8Array;
  /** Per row of cells the edges that reach into it. */
  readonly edgesOfRow: readonly LassoEdges[];
}

const FEWEST_CELLS = 256;

/** Cells of a power of two, so that finding one costs a shift; 256–511 a side where the box is wide enough. */
function shiftFor(width: number): number {
  let shift = 0;
  while (width >> (shift + 1) >= FEWEST_CELLS) shift++;
  return shift;
}

/** The raster of a ring's edges. */
export function lassoRaster(edges: LassoEdges): LassoRaster {
  const { west, north, east, south } = edges.box;
  const shiftX = shiftFor(east - west);
  const shiftY = shiftFor(south - north);
  const columns = ((east - west) >> shiftX) + 1;
  const rows = ((south - north) >> shiftY) + 1;
  const cells = new Uint8Array(columns * rows);
  const edgesByRow: number[][] = Array.from({ length: rows }, () => []);
  const columnOf = (x: number) => Math.min(columns - 1, Math.max(0, Math.floor((x - west) / 2 ** shiftX)));
  for (let edge = 0; edge < edges.count; edge++) {
    const top = edges.north[edge]!;
    const bottom = edges.south[edge]!;
    const drop = Math.max(1, bottom - top);
    const xAt = (y: number) =>
      edges.northX[edge]! + ((edges.southX[edge]! - edges.northX[edge]!) * (y - top)) / drop;
    for (let row = (top - north) >> shiftY; row <= (bottom - north) >> shiftY; row++) {
      edgesByRow[row]!.push(edge);
      const first = xAt(Math.max(top, north + row * 2 ** shiftY));
      const isLevel = top === bottom;
      const last = isLevel ? edges.southX[edge]! : xAt(Math.min(bottom, north + (row + 1) * 2 ** shiftY));
      // One unit to each side, so that rounding cannot hide a cell.
      const begin = columnOf(Math.min(first, last) - 1);
      cells.fill(EDGE, row * columns + begin, row * columns + columnOf(Math.max(first, last) + 1) + 1);
    }
  }
  const edgesOfRow = edgesByRow.map((ofRow) => pickEdges(edges, ofRow));
  for (let row = 0; row < rows; row++) {
    let before = EDGE;
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      if (cells[cell] === EDGE) {
        before = EDGE;
        continue;
      }
      if (before === EDGE) {
        const [x, y] = [west + column * 2 ** shiftX, north + row * 2 ** shiftY];
        before = isInsideEdges(edgesOfRow[row]!, x, y) ? IN : OUT;
      }
      cells[cell] = before;
    }
  }
  return { columns, rows, shiftX, shiftY, cells, edgesOfRow };
}
