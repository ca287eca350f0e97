import type { MultiPolygon, Polygon } from 'geojson';
import { groupBy } from '../../arrays/group-by.ts';
import { NESTED_LEVELS, type UnitLevel } from '../../grids/codes.ts';
import { momentsOf, versionKey, type Validity } from '../../grids/versions/validity.ts';
import { createPolygonIndex } from '../../geo/polygon-index.ts';
import type { Position } from '../../geo/positions.ts';
import { distanceToBorderM, isInsidePolygons, polygonsOf } from '../geometry/ring-math.ts';

/** A version of a unit as the locator needs it. */
export interface LocatableUnit extends Validity {
  code: string;
  level: UnitLevel;
  areaM2: number;
  labelPoint: Position;
  geometry: Polygon | MultiPolygon;
  /** What else it is called, such as the code of the city's own platform. */
  aliases?: readonly string[] | undefined;
  legacyCodes?: readonly { readonly code: string }[] | undefined;
}

/**
 * Finds the units that contain a point. Made once, then only asked. `at` is the moment that is asked for, epoch ms: units
 * that did not exist then are not found. Without it the boundaries that nothing ends are meant.
 */
export interface UnitLocator<Unit extends LocatableUnit = LocatableUnit> {
  /** The finest unit of the nested levels that contains the point; areas are an overlay and never the answer. */
  finestAt(point: Position, at?: number): Unit | undefined;
  /** The smallest unit of exactly `level` that contains the point. */
  unitAt(point: Position, level: UnitLevel, at?: number): Unit | undefined;
  get(code: string, at?: number): Unit | undefined;
  /** All versions of a code; empty for one that is not there. */
  versionsOf(code: string): readonly Unit[];
  /** Whether the unit of that code contains the point. */
  contains(code: string, point: Position, at?: number): boolean;
  /** Metres from a point to the border of a unit; infinite for a code that is not there. */
  distanceM(code: string, point: Position, at?: number): number;
  /** Codes of the units with an alias or a code of an earlier platform; without `at` of all versions. */
  codesOfAlias(alias: string, at?: number): readonly string[];
  /** Codes of all versions. */
  readonly codes: ReadonlySet<string>;
}

/** Builds a locator over versions of units; of two versions that begin on one day the later stands. */
export function createUnitLocator<Unit extends LocatableUnit>(units: Iterable<Unit>): UnitLocator<Unit> {
  const versions = [...new Map([...units].map((unit) => [versionKey(unit), unit])).values()];
  const byCode = groupBy(versions, ({ code }) => code);
  const depth = (unit: Unit) => (NESTED_LEVELS as readonly string[]).indexOf(unit.level);
  const sorted = versions.sort((a, b) => depth(b) - depth(a) || a.areaM2 - b.areaM2);
  const index = createPolygonIndex(sorted.map((unit) => unit.geometry));
  const moments = new Map(
    sorted.filter(isDated).map((unit): [Unit, readonly [number, number]] => [unit, momentsOf(unit)]),
  );
  const existsAt = (unit: Unit, at: number | undefined) => {
    const known = moments.get(unit);
    if (known === undefined) return true;
    const [from, to] = known;
    return at === undefined ? to === Infinity : from <= at && at < to;
  };
  const finest = (point: Position, accept: (unit: Unit) => boolean): Unit | undefined =>
    sorted[index.find(point, (position) => accept(sorted[position]!))];
  const get = (code: string, at?: number) => byCode.get(code)?.find((unit) => existsAt(unit, at));
  let byAlias: Map<string, Unit[]> | undefined;
  const codesOfAlias = (alias: string, at?: number) => {
    byAlias ??= unitsByAlias(versions);
    const units = byAlias.get(aliasKey(alias)) ?? [];
    return [
      ...new Set(units.filter((unit) => at === undefined || existsAt(unit, at)).map(({ code }) => code)),
    ];
  };
  const polygonsOfCode = (code: string, at: number | undefined) => {
    const unit = get(code, at);
    return unit ? polygonsOf(unit.geometry) : [];
  };
  return {
    finestAt: (point, at) => finest(point, (unit) => depth(unit) >= 0 && existsAt(unit, at)),
    unitAt: (point, level, at) => finest(point, (unit) => unit.level === level && existsAt(unit, at)),
    get,
    versionsOf: (code) => byCode.get(code) ?? [],
    contains: (code, point, at) => isInsidePolygons(point, polygonsOfCode(code, at)),
    distanceM: (code, point, at) => distanceToBorderM(point, polygonsOfCode(code, at)),
    codesOfAlias,
    codes: new Set(byCode.keys()),
  };
}

const isDated = ({ validFrom, validTo }: Validity) => validFrom !== undefined || validTo !== undefined;

/** An alias as it is compared: without spaces around it, full-width signs and capitals. */
export const aliasKey = (alias: string): string => alias.normalize('NFKC').trim().toLowerCase();

/** Units by what else they are called. */
function unitsByAlias<Unit extends LocatableUnit>(units: readonly Unit[]): Map<string, Unit[]> {
  const byAlias = new Map<string, Unit[]>();
  for (const unit of units)
    for (const alias of new Set([
      ...(unit.aliases ?? []).map(aliasKey),
      ...(unit.legacyCodes ?? []).map(({ code }) => aliasKey(code)),
    ])) {
      const known = byAlias.get(alias);
      if (known) known.push(unit);
      else byAlias.set(alias, [unit]);
    }
  return byAlias;
}
