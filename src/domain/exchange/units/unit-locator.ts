import type { MultiPolygon, Polygon } from 'geojson';
import { NESTED_LEVELS, type UnitLevel } from '../../grids/codes.ts';
import { createPolygonIndex } from '../../geo/polygon-index.ts';
import type { Position } from '../../geo/positions.ts';
import { distanceToBorderM, isInsidePolygons, polygonsOf } from '../geometry/ring-math.ts';

/** A unit as the locator needs it. */
export interface LocatableUnit {
  code: string;
  level: UnitLevel;
  areaM2: number;
  labelPoint: Position;
  geometry: Polygon | MultiPolygon;
}

/** Finds the units that contain a point. Made once, then only asked. */
export interface UnitLocator<Unit extends LocatableUnit = LocatableUnit> {
  /** The finest unit of the nested levels that contains the point; areas are an overlay and never the answer. */
  finestAt(point: Position): Unit | undefined;
  /** The smallest unit of exactly `level` that contains the point. */
  unitAt(point: Position, level: UnitLevel): Unit | undefined;
  get(code: string): Unit | undefined;
  /** Whether the unit of that code contains the point. */
  contains(code: string, point: Position): boolean;
  /** Metres from a point to the border of a unit; infinite for a code that is not there. */
  distanceM(code: string, point: Position): number;
  readonly codes: ReadonlySet<string>;
}

/** Builds a locator over units; of two with one code the later stands. */
export function createUnitLocator<Unit extends LocatableUnit>(units: Iterable<Unit>): UnitLocator<Unit> {
  const byCode = new Map([...units].map((unit) => [unit.code, unit]));
  const depth = (unit: Unit) => (NESTED_LEVELS as readonly string[]).indexOf(unit.level);
  const sorted = [...byCode.values()].sort((a, b) => depth(b) - depth(a) || a.areaM2 - b.areaM2);
  const index = createPolygonIndex(sorted.map((unit) => unit.geometry));
  const finest = (point: Position, accept: (unit: Unit) => boolean): Unit | undefined =>
    sorted[index.find(point, (position) => accept(sorted[position]!))];
  const polygonsOfCode = (code: string) => {
    const unit = byCode.get(code);
    return unit ? polygonsOf(unit.geometry) : [];
  };
  return {
    finestAt: (point) => finest(point, (unit) => depth(unit) >= 0),
    unitAt: (point, level) => finest(point, (unit) => unit.level === level),
    get: (code) => byCode.get(code),
    contains: (code, point) => isInsidePolygons(point, polygonsOfCode(code)),
    distanceM: (code, point) => distanceToBorderM(point, polygonsOfCode(code)),
    codes: new Set(byCode.keys()),
  };
}
