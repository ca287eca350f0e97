import type { MultiPolygon, Polygon } from 'geojson';
import { boxOfShape, type Position } from '../../geo/positions.ts';
import type { ServiceReach } from './service-reach.ts';

/** A share of an area, and how far it may be off. */
export interface Share {
  readonly share: number;
  /** About two standard deviations of the sampling error; 0 where the share is exact. */
  readonly error: number;
}

const M_PER_DEGREE = 111_195;
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
): Share {
  const isServed = reach.within(boxOfShape(unit.geometry));
  if (isServed === undefined) return { share: 0, error: 0 };
  const rows = cellsOf(unit.geometry, sideOf(unit.areaM2));
  const served = new Set<string>();
  let count = 0;
  for (const [row, { latitude, cells }] of rows.entries())
    for (const [column, longitude] of cells) {
      count++;
      if (isServed([longitude, latitude])) served.add(`${column} ${row}`);
    }
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

/** Rows of cells whose middles lie inside, south to north: per cell its column and longitude. */
function cellsOf(
  geometry: Polygon | MultiPolygon,
  sideM: number,
): { latitude: number; cells: (readonly [number, number])[] }[] {
  const [west, south, , north] = boxOfShape(geometry);
  const stepLat = sideM / M_PER_DEGREE;
  const stepLng = stepLat / Math.cos((((south + north) / 2) * Math.PI) / 180);
  const rings = (
    geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
  ) as Position[][];
  return Array.from({ length: Math.ceil((north - south) / stepLat) }, (_, row) => {
    const latitude = south + (row + 0.5) * stepLat;
    const cells: (readonly [number, number])[] = [];
    const crossings = crossingsAt(latitude, rings);
    for (let at = 1; at < crossings.length; at += 2) {
      const first = Math.ceil((crossings[at - 1]! - west) / stepLng - 0.5);
      const last = Math.floor((crossings[at]! - west) / stepLng - 0.5);
      for (let column = first; column <= last; column++)
        cells.push([column, west + (column + 0.5) * stepLng]);
    }
    return { latitude, cells };
  });
}

/** Where the rings cross a latitude, west to east. */
function crossingsAt(latitude: number, rings: readonly Position[][]): number[] {
  const crossings: number[] = [];
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1]!, ring[i]!];
      if (a[1] > latitude !== b[1] > latitude)
        crossings.push(a[0] + ((latitude - a[1]) / (b[1] - a[1])) * (b[0] - a[0]));
    }
  return crossings.sort((a, b) => a - b);
}
