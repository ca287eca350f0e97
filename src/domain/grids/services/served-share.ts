import type { MultiPolygon, Polygon } from 'geojson';
import { boxOfShape } from '../../geo/positions.ts';
import { eachCellInside } from './turned-lattice.ts';
import type { ServiceReach } from './service-reach.ts';

/** A share of an area, and how far it may be off. */
export interface SampledShare {
  readonly share: number;
  /** About two standard deviations of the sampling error; 0 where the share is exact. */
  readonly error: number;
}

/** Cells are at most so wide, m, and a unit has at least and at most so many of them. */
const WIDEST_CELL_M = 25;
const FEWEST_CELLS = 400;
const MOST_CELLS = 40_000;

/**
 * The share of a unit that is served, by the middles of square cells. A cell on the border between served and not errs by
 * half of itself at random, so n of them err by the root of n halves; two standard deviations are told. A unit that no
 * radius meets is 0 without error.
 */
export function servedShare(
  unit: { readonly geometry: Polygon | MultiPolygon; readonly areaM2: number },
  reach: ServiceReach,
): SampledShare {
  const isServed = reach.within(boxOfShape(unit.geometry));
  if (isServed === undefined) return { share: 0, error: 0 };
  const served = new Set<string>();
  let count = 0;
  eachCellInside(unit.geometry, sideOf(unit.areaM2), (column, row, middle) => {
    count++;
    if (isServed(middle)) served.add(`${column} ${row}`);
  });
  if (count === 0) return { share: 0, error: 1 };
  const isEdge = (key: string) => {
    const [column = 0, row = 0] = key.split(' ').map(Number);
    return [[1, 0], [-1, 0], [0, 1], [0, -1]].some(([x = 0, y = 0]) => !served.has(`${column + x} ${row + y}`)); // prettier-ignore
  };
  const edges = served.size === count ? 0 : [...served].filter(isEdge).length;
  return { share: served.size / count, error: Math.sqrt(Math.max(1, edges)) / count };
}

function sideOf(areaM2: number): number {
  const least = Math.sqrt(areaM2 / MOST_CELLS);
  return Math.max(least, Math.min(WIDEST_CELL_M, Math.sqrt(areaM2 / FEWEST_CELLS)));
}
