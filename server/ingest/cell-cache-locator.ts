import { polygonsOf } from '../../src/domain/exchange/geometry/ring-math.ts';
import type { LocatableUnit, UnitLocator } from '../../src/domain/exchange/units/unit-locator.ts';
import { momentsOf } from '../../src/domain/grids/versions/validity.ts';
import { boxOf, type Position } from '../../src/domain/geo/positions.ts';

/** Cells along each side of the city: some 40 metres each. */
const SIDE = 2_048;
/** Thickness of a border in cells, far more than any rounding. */
const THICKNESS = 1e-6;

const UNKNOWN = 0;
const CROSSED = 1;
const NOWHERE = 2;
const FIRST_UNIT = 3;
const MOST_UNITS = 0xffff - FIRST_UNIT;

/**
 * A locator that caches the finest unit by cells of a lattice. In a cell that no border crosses the unit is the same
 * everywhere, so it is located once. In the other cells, and outside, every point is located by itself; so are points of a time
 * between which and `now` (epoch ms) boundaries change.
 */
export function createCellCacheLocator<Unit extends LocatableUnit>(
  locator: UnitLocator<Unit>,
  units: readonly Unit[],
  now: number,
): UnitLocator<Unit> {
  if (units.length === 0 || units.length > MOST_UNITS) return locator;
  const rings = units.flatMap(({ geometry }) => polygonsOf(geometry).flat());
  const [west, south, east, north] = boxOf(rings.flat());
  const toX = (lng: number) => ((lng - west) / (east - west || 1)) * SIDE;
  const toY = (lat: number) => ((lat - south) / (north - south || 1)) * SIDE;
  const cells = new Uint16Array(SIDE * SIDE);
  for (const ring of rings)
    for (let at = 1; at < ring.length; at++)
      markEdge(cells, toX(ring[at - 1]![0]), toY(ring[at - 1]![1]), toX(ring[at]![0]), toY(ring[at]![1]));
  const numbers = new Map(units.map((unit, index) => [unit, index + FIRST_UNIT]));
  const changes = units.flatMap((unit) => momentsOf(unit)).filter(Number.isFinite);
  const since = Math.max(-Infinity, ...changes.filter((moment) => moment <= now));
  const until = Math.min(Infinity, ...changes.filter((moment) => moment > now));

  const finestAt = (point: Position, at?: number): Unit | undefined => {
    const x = toX(point[0]);
    const y = toY(point[1]);
    const isCached =
      x >= 0 &&
      x < SIDE &&
      y >= 0 &&
      y < SIDE &&
      (at === undefined ? until === Infinity : at >= since && at < until);
    if (!isCached) return locator.finestAt(point, at);
    const cell = Math.floor(y) * SIDE + Math.floor(x);
    const cached = cells[cell]!;
    if (cached >= FIRST_UNIT) return units[cached - FIRST_UNIT];
    if (cached === NOWHERE) return undefined;
    const found = locator.finestAt(point, at);
    if (cached === UNKNOWN) cells[cell] = found ? (numbers.get(found) ?? CROSSED) : NOWHERE;
    return found;
  };
  return { ...locator, finestAt };
}

/** Marks the cells that an edge touches, row by row. */
function markEdge(cells: Uint16Array, x0: number, y0: number, x1: number, y1: number): void {
  const low = Math.min(y0, y1);
  const high = Math.max(y0, y1);
  const slope = high > low ? (x1 - x0) / (y1 - y0) : 0;
  const xAt = (y: number) => x0 + slope * (y - y0);
  for (let row = cellOf(low - THICKNESS); row <= cellOf(high + THICKNESS); row++) {
    const from = high > low ? xAt(Math.min(Math.max(row, low), high)) : x0;
    const to = high > low ? xAt(Math.max(Math.min(row + 1, high), low)) : x1;
    const first = cellOf(Math.min(from, to) - THICKNESS);
    const last = cellOf(Math.max(from, to) + THICKNESS);
    cells.fill(CROSSED, row * SIDE + first, row * SIDE + last + 1);
  }
}

const cellOf = (x: number) => Math.min(SIDE - 1, Math.max(0, Math.floor(x)));
