import type { Position } from '../geo/positions.ts';
import type { Lattice } from './contour.ts';
import type { TravelField } from './travel-field.ts';

/** Costs on a lattice over the map; `west`, `south`: its first crossing, degrees. */
export interface Raster extends Lattice {
  readonly west: number;
  readonly south: number;
  readonly cellLng: number;
  readonly cellLat: number;
}

/** So far beside a street somebody is taken to walk: yards and paths between the blocks are not in the graph. */
export const BESIDE_M = 60;

const M_PER_DEGREE = 111_195;
/** Side of a cell, and how many of them there are at most from the middle to the edge. */
const LEAST_CELL_M = 20;
const MOST_CELLS = 90;

/** The cost of every place within `limit` of the start: along the streets and up to `BESIDE_M` beside them. */
export function rasterOf(field: TravelField, limit: number): Raster {
  const { graph, start, travel, costs } = field;
  const halfM = limit / travel.leastPerM + BESIDE_M;
  const cellM = Math.max(LEAST_CELL_M, halfM / MOST_CELLS);
  const cells = Math.ceil(halfM / cellM) + 2;
  const [lng, lat] = start.asked;
  const cellLat = cellM / M_PER_DEGREE;
  const cellLng = cellLat / Math.cos((lat * Math.PI) / 180);
  const width = 2 * cells + 1;
  const values = new Float64Array(width * width).fill(Infinity);
  const west = lng - cells * cellLng;
  const south = lat - cells * cellLat;
  const reachCells = BESIDE_M / cellM;

  /** Offers a cost at a place to all crossings near it. */
  const splat = (at: Position, cost: number): void => {
    if (cost > limit) return;
    const x = (at[0] - west) / cellLng;
    const y = (at[1] - south) / cellLat;
    const bottom = Math.max(0, Math.ceil(y - reachCells));
    const top = Math.min(width - 1, Math.floor(y + reachCells));
    const left = Math.max(0, Math.ceil(x - reachCells));
    const right = Math.min(width - 1, Math.floor(x + reachCells));
    for (let row = bottom; row <= top; row++)
      for (let column = left; column <= right; column++) {
        const distance = Math.hypot(column - x, row - y);
        if (distance > reachCells) continue;
        const total = cost + distance * cellM * travel.perBesideM;
        const index = row * width + column;
        if (total < values[index]!) values[index] = total;
      }
  };
  const between = (a: Position, b: Position, share: number): Position => [
    a[0] + share * (b[0] - a[0]),
    a[1] + share * (b[1] - a[1]),
  ];

  const approach = start.approachM * travel.perBesideM;
  const steps = Math.ceil((2 * start.approachM) / cellM) + 1;
  for (let step = 0; step <= steps; step++)
    splat(between(start.asked, start.position, step / steps), (approach * step) / steps);
  for (let from = 0; from < graph.nodes.length; from++)
    for (let slot = graph.offsets[from]!; slot < graph.offsets[from + 1]!; slot++) {
      const to = graph.neighbours[slot]!;
      const isStart = from === start.from && to === start.to;
      if (to < from || (!isStart && Math.min(costs[from]!, costs[to]!) > limit)) continue;
      const lengthM = graph.lengthsM[slot]!;
      const perM = travel.perStreetM(graph.ranks[slot]!);
      const pieces = Math.max(1, Math.ceil((2 * lengthM) / cellM));
      for (let piece = 0; piece <= pieces; piece++) {
        const alongM = (lengthM * piece) / pieces;
        const cost = Math.min(
          costs[from]! + alongM * perM,
          costs[to]! + (lengthM - alongM) * perM,
          isStart ? approach + Math.abs(alongM - start.fromM) * perM : Infinity,
        );
        splat(between(graph.nodes[from]!, graph.nodes[to]!, piece / pieces), cost);
      }
    }
  return { width, height: width, values, west, south, cellLng, cellLat };
}
