import type { MultiPolygon, Polygon } from 'geojson';
import { cityPlane } from '../../geo/city-plane.ts';
import { boxOfShape, type Position } from '../../geo/positions.ts';

/**
 * A square lattice on the ground that is turned by the golden angle against north. Borders of units and streets run
 * straight and often square; along such a line the cells of a lattice that runs with it are all cut alike and their errors
 * add up. No direction of a map runs with this one.
 */
export interface TurnedLattice {
  readonly sideM: number;
  /** Place on the lattice in cells. */
  toCells(position: readonly [number, number]): [number, number];
  /** Middle of a cell. */
  middleOf(column: number, row: number): Position;
}

const TURN = Math.atan((1 + Math.sqrt(5)) / 2);
const [COS, SIN] = [Math.cos(TURN), Math.sin(TURN)];

/** The lattice around `origin` with cells of `sideM`. True to 1 % within 50 km north or south of it. */
export function turnedLattice(origin: readonly [number, number], sideM: number): TurnedLattice {
  const plane = cityPlane(origin);
  return {
    sideM,
    toCells: ([lng, lat]) => {
      const { x, y } = plane.toPlane([lng], [lat]);
      return [(x[0]! * COS + y[0]! * SIN) / sideM, (y[0]! * COS - x[0]! * SIN) / sideM];
    },
    middleOf: (column, row) => {
      const [along, across] = [(column + 0.5) * sideM, (row + 0.5) * sideM];
      return plane.toPosition(along * COS - across * SIN, along * SIN + across * COS);
    },
  };
}

/** Calls with every cell of a lattice around the middle of a unit whose own middle lies inside (even-odd rule). */
export function eachCellInside(
  geometry: Polygon | MultiPolygon,
  sideM: number,
  visit: (column: number, row: number, middle: Position) => void,
): void {
  const [west, south, east, north] = boxOfShape(geometry);
  const lattice = turnedLattice([(west + east) / 2, (south + north) / 2], sideM);
  const rings = (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()).map(
    (ring) => (ring as Position[]).map(lattice.toCells),
  );
  const rows = rings.flat().map(([, row]) => row);
  const [lowest, highest] = [Math.floor(Math.min(...rows)), Math.ceil(Math.max(...rows))];
  for (let row = lowest; row <= highest; row++) {
    const crossings = crossingsAt(row + 0.5, rings);
    for (let at = 1; at < crossings.length; at += 2) {
      const last = Math.floor(crossings[at]! - 0.5);
      for (let column = Math.ceil(crossings[at - 1]! - 0.5); column <= last; column++)
        visit(column, row, lattice.middleOf(column, row));
    }
  }
}

/** Where the rings cross a row, in order. */
function crossingsAt(row: number, rings: readonly (readonly [number, number])[][]): number[] {
  const crossings: number[] = [];
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1]!, ring[i]!];
      if (a[1] > row !== b[1] > row) crossings.push(a[0] + ((row - a[1]) / (b[1] - a[1])) * (b[0] - a[0]));
    }
  return crossings.sort((a, b) => a - b);
}
