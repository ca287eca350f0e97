import type { MultiPolygon, Polygon } from 'geojson';
import { countyCode } from '../../grids/codes.ts';
import { createAliasTable, type AliasTable } from '../../random/alias-table.ts';
import { logNormal } from '../../random/distributions.ts';
import { createRandom } from '../../random/random.ts';
import type { MarketDayRule } from '../../time/market-days.ts';
import type { Calibration } from './calibration.ts';
import { STREAMS } from './streams.ts';
import {
  isWellInside,
  pointInUnit,
  toLocal,
  toUnitShape,
  type LocalPoint,
  type UnitShape,
} from './unit-shape.ts';

/** A finest unit as the simulator needs it. */
export interface SimulatedUnit {
  code: string;
  level: string;
  name: string;
  areaM2: number;
  densityWeight?: number | undefined;
  geometry: Polygon | MultiPolygon;
  labelPoint: readonly [number, number];
}

/** A named place; its unit is found from its point. */
export interface SimulatedPlace {
  id: string;
  name: string;
  kind: string;
  point: readonly [number, number];
  market?: { rule: MarketDayRule } | undefined;
}

export interface CityUnit {
  code: string;
  level: string;
  /** Density of people, 0–1. */
  density: number;
  /** Part of its county's reports. */
  share: number;
  shape: UnitShape;
  /** Handling and backlog against the usual; 1 on average over the reports of the county. */
  slowness: number;
  /** Spots from which reports come again and again, at the very same position. */
  spots: LocalPoint[];
}

export interface CityPlace {
  place: SimulatedPlace;
  unit: CityUnit;
  at: LocalPoint;
}

export interface CityCounty {
  code: string;
  /** Part of the city's reports. */
  share: number;
  units: CityUnit[];
  table: AliasTable;
  /** Markets with a rule that leaves days without market. */
  markets: CityPlace[];
  /** Busy places: squares, streets, malls, stations, hubs. */
  busyPlaces: CityPlace[];
}

export interface City {
  counties: CityCounty[];
  table: AliasTable;
  /** Reports a day of the counties that are present. */
  perDay: number;
}

const BUSY_KINDS: ReadonlySet<string> = new Set([
  'SQUARE',
  'MALL',
  'BUSY_STREET',
  'STATION',
  'HUB',
  'MARKET',
]);

/**
 * Prepares units and places for drawing. The order of the lists does not matter. Throws RangeError when there is no
 * unit, or units of a county that the calibration does not know, with their codes.
 */
export function prepareCity(
  calibration: Calibration,
  units: readonly SimulatedUnit[],
  places: readonly SimulatedPlace[],
  seed: number,
): City {
  if (units.length === 0) throw new RangeError('no units to place incidents in');
  const known = new Set(calibration.counties.map((county) => county.code));
  const strangers = new Set(units.map((unit) => countyCode(unit.code)).filter((code) => !known.has(code)));
  if (strangers.size > 0)
    throw new RangeError(`no calibration for the counties ${[...strangers].join(', ')}`);
  const sorted = [...units].sort((a, b) => (a.code < b.code ? -1 : 1));
  const random = createRandom(seed, STREAMS.units);
  const all = sorted.map((unit, index): CityUnit => {
    const spread = calibration.unitSpread.value;
    const shape = toUnitShape(unit.geometry, unit.labelPoint, unit.areaM2);
    const spotRandom = createRandom(seed, STREAMS.spots + index);
    const weight = peopleWeight(unit) * logNormal(random, 1, 0.4);
    const slowness = logNormal(random, 1, spread);
    const spots = [0.9, 0.3, 0.3].map((streetShare) => pointInUnit(shape, streetShare, spotRandom));
    const density = densityOf(unit);
    return { code: unit.code, level: unit.level, density, share: weight, shape, slowness, spots };
  });
  const present = calibration.counties.filter((county) =>
    all.some((unit) => countyCode(unit.code) === county.code),
  );
  const perDay = present.reduce((sum, county) => sum + county.perDay.value, 0);
  const sites = [...places]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((place) => locate(place, all))
    .filter((site) => site !== undefined);
  const counties = present.map((county): CityCounty => {
    const own = all.filter((unit) => countyCode(unit.code) === county.code);
    const total = own.reduce((sum, unit) => sum + unit.share, 0);
    const slowness = own.reduce((sum, unit) => sum + unit.share * unit.slowness, 0) / total;
    for (const unit of own) {
      unit.share /= total;
      unit.slowness /= slowness;
    }
    const here = sites.filter((site) => countyCode(site.unit.code) === county.code);
    return {
      code: county.code,
      share: county.perDay.value / perDay,
      units: own,
      table: createAliasTable(own.map((unit) => unit.share)),
      markets: here.filter((site) => hasMarketDays(site.place)),
      busyPlaces: here.filter((site) => BUSY_KINDS.has(site.place.kind)),
    };
  });
  return { counties, table: createAliasTable(counties.map((county) => county.share)), perDay };
}

/** Reports grow with the people of a unit, but less than in proportion (assumed exponent 0.75). */
function peopleWeight(unit: SimulatedUnit): number {
  return ((unit.areaM2 / 1e6) * densityOf(unit)) ** 0.75 + 1e-9;
}

function densityOf(unit: SimulatedUnit): number {
  const usualDensity = unit.level === 'village' ? 0.05 : 0.3;
  return Math.max(unit.densityWeight ?? usualDensity, 0.002);
}

function hasMarketDays(place: SimulatedPlace): boolean {
  return place.market !== undefined && place.market.rule.kind !== 'daily';
}

function locate(place: SimulatedPlace, units: readonly CityUnit[]): CityPlace | undefined {
  for (const unit of units) {
    const at = toLocal(unit.shape, place.point);
    if (isWellInside(unit.shape, at[0], at[1])) return { place, unit, at };
  }
  return undefined;
}
