import { M_PER_DEGREE, type Position } from '../geo/positions.ts';
import type { Lattice } from './contour.ts';
import { eachReachedStreet } from './reached-streets.ts';
import type { TravelField } from '../travel/travel-field.ts';

/** Costs on a lattice over the map; `west`, `south`: its first crossing, degrees. */
export interface Raster extends Lattice {
  readonly west: number;
  readonly south: number;
  readonly cellLng: number;
  readonly cellLat: number;
}

/** So far beside a street somebody is taken to walk: yards and paths within the blocks are not in the graph. */
export const BESIDE_M = 150;

/** Side of a cell, and how many of them there are at most from the middle to the edge. */
const LEAST_CELL_M = 20;
const MOST_CELLS = 90;

/**
 * The cost of every place within `limit` of the start: along the streets, and from its nearest street up to `BESIDE_M`
 * beside it. Ground belongs to its nearest street, so that nobody walks over a river or through to the next street.
 */
export function travelRaster(field: TravelField, limit: number): Raster {
  const { start, travel } = field;
  const halfM = limit / travel.leastPerM;
  const cellM = Math.max(LEAST_CELL_M, halfM / MOST_CELLS);
  const cells = Math.ceil(halfM / cellM) + 2;
  const [lng, lat] = start.asked;
  const cellLat = cellM / M_PER_DEGREE;
  const cellLng = cellLat / Math.cos((lat * Math.PI) / 180);
  const width = 2 * cells + 1;
  const raster = {
    width,
    height: width,
    values: new Float64Array(width * width).fill(Infinity),
    west: lng - cells * cellLng,
    south: lat - cells * cellLat,
    cellLng,
    cellLat,
  };
  const nearest = new Float64Array(width * width).fill(Infinity);
  const samples = samplesOf(field, raster, cellM);
  const reachCells = BESIDE_M / cellM;
  for (const { x, y } of samples)
    around(raster, x, y, reachCells, (index, distance) => {
      if (distance < nearest[index]!) nearest[index] = distance;
    });
  for (const { x, y, cost } of samples)
    if (cost <= limit)
      around(raster, x, y, reachCells, (index, distance) => {
        // Samples lie half a cell apart, so the nearest street is met up to half a cell further away.
        if (distance > nearest[index]! + 0.5) return;
        const total = cost + distance * cellM * travel.perBesideM;
        if (total < raster.values[index]!) raster.values[index] = total;
      });
  return raster;
}

interface Sample {
  /** In cells. */
  readonly x: number;
  readonly y: number;
  readonly cost: number;
}

/** Places on all streets that meet the raster half a cell apart, and on the way from the start to its street. */
function samplesOf(field: TravelField, raster: Raster, cellM: number): Sample[] {
  const { start, travel } = field;
  const reachCells = BESIDE_M / cellM;
  const samples: Sample[] = [];
  const put = (a: Position, b: Position, share: number, cost: number): void => {
    const x = (a[0] + share * (b[0] - a[0]) - raster.west) / raster.cellLng;
    const y = (a[1] + share * (b[1] - a[1]) - raster.south) / raster.cellLat;
    samples.push({ x, y, cost });
  };
  const steps = Math.ceil((2 * start.approachM) / cellM) + 1;
  for (let step = 0; step <= steps; step++)
    put(start.asked, start.position, step / steps, (start.approachM * travel.perBesideM * step) / steps);
  const { west, south, width, cellLng, cellLat } = raster;
  const meets = (a: number, b: number): boolean =>
    Math.max(a, b) > -reachCells && Math.min(a, b) < width + reachCells;
  eachReachedStreet(field, Infinity, ({ from, to, lengthM, costAt }) => {
    if (!meets((from[0] - west) / cellLng, (to[0] - west) / cellLng)) return;
    if (!meets((from[1] - south) / cellLat, (to[1] - south) / cellLat)) return;
    const pieces = Math.max(1, Math.ceil((2 * lengthM) / cellM));
    for (let piece = 0; piece <= pieces; piece++)
      put(from, to, piece / pieces, costAt((lengthM * piece) / pieces));
  });
  return samples;
}

/** Calls with every crossing within `reach` cells of a place, and its distance in cells. */
function around(
  { width }: Raster,
  x: number,
  y: number,
  reach: number,
  visit: (index: number, distance: number) => void,
): void {
  const bottom = Math.max(0, Math.ceil(y - reach));
  const top = Math.min(width - 1, Math.floor(y + reach));
  const left = Math.max(0, Math.ceil(x - reach));
  const right = Math.min(width - 1, Math.floor(x + reach));
  for (let row = bottom; row <= top; row++)
    for (let column = left; column <= right; column++) {
      const distance = Math.hypot(column - x, row - y);
      if (distance <= reach) visit(row * width + column, distance);
    }
}
