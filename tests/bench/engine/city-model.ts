import { codePrefix } from '../../../src/domain/grids/codes.ts';
import { below, chance, standardNormal, uniform } from '../../../src/domain/random/distributions.ts';
import { createRandom, type Random } from '../../../src/domain/random/random.ts';

/** Box of the city, degrees: west, south, east, north. */
export const CITY_BOX = [112.95, 26.05, 114.1, 28.0] as const;
const CORE_BOX = [112.98, 27.68, 113.28, 27.98] as const;
/** Its built-up core, which the map shows at zoom 11. */
export const CORE = { longitude: 113.13, latitude: 27.84 } as const;

/** Two whole years of Shanghai days. */
export const CITY_EXTENT = {
  from: Date.parse('2024-11-18T00:00:00+08:00'),
  to: Date.parse('2026-11-18T00:00:00+08:00'),
} as const;

const UNIT_COUNT = 1300;
const CORE_COUNT = 45;
const RASTER = 400;
const SPOT_COUNT = 400;
const SPOT_SHARE = 0.05;
const UNIFORM_SHARE = 0.12;
const COUNTIES = ['430202', '430203', '430204', '430211', '430212', '430223', '430224', '430225', '430281'];

export interface Place {
  readonly lngE6: number;
  readonly latE6: number;
  /** Index of the finest unit it lies in. */
  readonly unit: number;
}

/** Where incidents happen: dense cores, a thin rest, and spots that many incidents share to the last digit. */
export interface CityModel {
  /** Full codes of the finest units, ascending, so that every coarser unit is a run of them. */
  readonly units: readonly string[];
  place(random: Random): Place;
}

interface Core {
  readonly longitude: number;
  readonly latitude: number;
  readonly spread: number;
  /** Sum of the weights up to and including this core, of 1. */
  readonly upTo: number;
}

function makeCores(random: Random): Core[] {
  const weights = Array.from({ length: CORE_COUNT }, (_, rank) => 1 / (rank + 2) ** 0.8);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  let upTo = 0;
  return weights.map((weight, rank) => {
    upTo += weight / sum;
    const isTown = rank < CORE_COUNT * 0.6;
    return {
      longitude: isTown ? CORE.longitude + 0.06 * standardNormal(random) : uniform(random, 113.05, 114),
      latitude: isTown ? CORE.latitude + 0.05 * standardNormal(random) : uniform(random, 26.15, 27.8),
      spread: uniform(random, 0.004, 0.02),
      upTo,
    };
  });
}

/** Units dealt out along a k-d order of their centres, so that neighbours share the front of their codes. */
function makeUnits(centres: readonly (readonly [number, number])[]): { codes: string[]; order: number[] } {
  const split = (indices: number[], axis: 0 | 1): number[] => {
    if (indices.length < 2) return indices;
    indices.sort((a, b) => (centres[a]?.[axis] ?? 0) - (centres[b]?.[axis] ?? 0));
    const half = indices.length >> 1;
    const other = axis === 0 ? 1 : 0;
    return [...split(indices.slice(0, half), other), ...split(indices.slice(half), other)];
  };
  const order = split(
    centres.map((_, index) => index),
    1,
  );
  const perCounty = Math.ceil(centres.length / COUNTIES.length);
  const serial = (value: number) => String(value + 1).padStart(3, '0');
  const codes = order.map((_, place) => {
    const county = COUNTIES[Math.floor(place / perCounty)] ?? '430281';
    const inside = place % perCounty;
    return `${county}${serial(Math.floor(inside / 15))}${serial(Math.floor((inside % 15) / 4))}${serial((inside % 15) % 4)}000`;
  });
  return { codes, order };
}

/** Nearest centre of every cell of a raster over a box; `at` reads it, undefined outside of the box. */
function nearestRaster(
  centres: readonly (readonly [number, number])[],
  [west, south, east, north]: readonly [number, number, number, number],
): { at(longitude: number, latitude: number): number | undefined } {
  const xs = Float64Array.from(centres, ([longitude]) => longitude);
  const ys = Float64Array.from(centres, ([, latitude]) => latitude);
  const raster = new Uint16Array(RASTER * RASTER);
  for (let cell = 0; cell < raster.length; cell++) {
    const x = west + (((cell % RASTER) + 0.5) / RASTER) * (east - west);
    const y = south + ((Math.floor(cell / RASTER) + 0.5) / RASTER) * (north - south);
    let least = Number.POSITIVE_INFINITY;
    for (let index = 0; index < xs.length; index++) {
      const distance = (xs[index]! - x) ** 2 + (ys[index]! - y) ** 2;
      if (distance >= least) continue;
      least = distance;
      raster[cell] = index;
    }
  }
  return {
    at: (longitude, latitude) => {
      const column = Math.floor(((longitude - west) / (east - west)) * RASTER);
      const row = Math.floor(((latitude - south) / (north - south)) * RASTER);
      const isInside = column >= 0 && column < RASTER && row >= 0 && row < RASTER;
      return isInside ? raster[row * RASTER + column] : undefined;
    },
  };
}

const models = new Map<number, CityModel>();

/** The places of one seed; the same seed gives the same city whatever the number of rows. */
export function cityModelOf(seed: number): CityModel {
  const known = models.get(seed) ?? createCityModel(seed);
  models.set(seed, known);
  return known;
}

function createCityModel(seed: number): CityModel {
  const random = createRandom(seed, 1);
  const cores = makeCores(random);
  const [west, south, east, north] = CITY_BOX;
  const clamp = (value: number, from: number, to: number) => Math.min(to - 1e-6, Math.max(from, value));
  const position = (source: Random): [number, number] => {
    if (chance(source, UNIFORM_SHARE)) return [uniform(source, west, east), uniform(source, south, north)];
    const draw = source.next();
    const core = cores.find(({ upTo }) => draw < upTo) ?? cores[0]!;
    return [
      clamp(core.longitude + core.spread * standardNormal(source), west, east),
      clamp(core.latitude + core.spread * standardNormal(source), south, north),
    ];
  };
  const centres = Array.from({ length: UNIT_COUNT }, () => position(random));
  const { codes, order } = makeUnits(centres);
  const sorted = order.map((index) => centres[index]!);
  let rasters: ReturnType<typeof nearestRaster>[] | null = null;
  const toPlace = ([longitude, latitude]: [number, number]): Place => {
    rasters ??= [CORE_BOX, CITY_BOX].map((box) => nearestRaster(sorted, box));
    return {
      lngE6: Math.round(longitude * 1e6),
      latE6: Math.round(latitude * 1e6),
      unit: rasters[0]?.at(longitude, latitude) ?? rasters[1]?.at(longitude, latitude) ?? 0,
    };
  };
  // Most readers want the units alone; the rasters are made for the first place.
  let spots: Place[] | null = null;
  const spotsOf = (): Place[] => Array.from({ length: SPOT_COUNT }, () => toPlace(position(random)));
  return {
    units: codes,
    place: (source) => {
      spots ??= spotsOf();
      return chance(source, SPOT_SHARE) ? spots[below(source, SPOT_COUNT)]! : toPlace(position(source));
    },
  };
}

/** A coarser unit as a run of the finest: `[first, last)` in `units`. */
export interface UnitRun {
  readonly code: string;
  readonly first: number;
  readonly last: number;
}

/** The villages that hold finest units, as runs. */
export function villageRuns(units: readonly string[]): UnitRun[] {
  const runs: { code: string; first: number; last: number }[] = [];
  units.forEach((unit, index) => {
    const code = codePrefix(unit).slice(0, 12);
    const open = runs.at(-1);
    if (open?.code === code) open.last = index + 1;
    else runs.push({ code, first: index, last: index + 1 });
  });
  return runs;
}
