import { EARTH_RADIUS_M } from '../geo/positions.ts';

/** Side of the cells in which the past is kept, degrees: about 100 m. */
const PAST_CELL_DEGREES = 0.001;
/** The same in metres, from south to north. */
const CELL_M = (PAST_CELL_DEGREES * Math.PI * EARTH_RADIUS_M) / 180;

const ROWS = 1_000_000;

/** How many reports came from each cell, by category. */
export interface PastCells {
  add(categoryCode: string, longitude: number, latitude: number, count: number): void;
  /** Reports whose cell has its middle within `radiusM`: of the category, and of all. */
  near(
    categoryCode: string,
    longitude: number,
    latitude: number,
    radiusM: number,
  ): { own: number; all: number };
  /** Part of all reports that is of the category, 0 without any report. */
  shareOf(categoryCode: string): number;
}

/** An empty past; `add` with a negative count takes reports away again. */
export function createPastCells(): PastCells {
  const all = new Map<number, number>();
  const byCategory = new Map<string, Map<number, number>>();
  const totals = new Map<string, number>();
  let total = 0;

  function increase(cells: Map<number, number>, key: number, count: number): void {
    const next = (cells.get(key) ?? 0) + count;
    if (next === 0) cells.delete(key);
    else cells.set(key, next);
  }

  return {
    add(categoryCode, longitude, latitude, count) {
      const key = keyOf(cellOf(longitude), cellOf(latitude));
      const own = byCategory.get(categoryCode) ?? new Map<number, number>();
      byCategory.set(categoryCode, own);
      increase(own, key, count);
      increase(all, key, count);
      totals.set(categoryCode, (totals.get(categoryCode) ?? 0) + count);
      total += count;
    },
    near(categoryCode, longitude, latitude, radiusM) {
      const own = byCategory.get(categoryCode);
      const found = { own: 0, all: 0 };
      forCellsWithin(longitude, latitude, radiusM, (key) => {
        const count = all.get(key);
        if (count === undefined) return;
        found.all += count;
        found.own += own?.get(key) ?? 0;
      });
      return found;
    },
    shareOf: (categoryCode) => (total > 0 ? (totals.get(categoryCode) ?? 0) / total : 0),
  };
}

/** Column or row of a cell. */
function cellOf(degrees: number): number {
  return Math.floor(degrees / PAST_CELL_DEGREES);
}

function keyOf(column: number, row: number): number {
  return column * ROWS + row;
}

/** Cells whose middle lies within the radius, in the plane that touches the earth at the point. */
function forCellsWithin(
  longitude: number,
  latitude: number,
  radiusM: number,
  visit: (key: number) => void,
): void {
  const columnM = CELL_M * Math.cos((latitude * Math.PI) / 180);
  const [column, row] = [cellOf(longitude), cellOf(latitude)];
  const [columns, rows] = [Math.ceil(radiusM / columnM), Math.ceil(radiusM / CELL_M)];
  for (let x = column - columns; x <= column + columns; x += 1) {
    const east = ((x + 0.5) * PAST_CELL_DEGREES - longitude) * (columnM / PAST_CELL_DEGREES);
    for (let y = row - rows; y <= row + rows; y += 1) {
      const north = ((y + 0.5) * PAST_CELL_DEGREES - latitude) * (CELL_M / PAST_CELL_DEGREES);
      if (east * east + north * north <= radiusM * radiusM) visit(keyOf(x, y));
    }
  }
}
