import { aoristicWeights, type IntervalColumns } from '../../engine/answers/aoristic-answer.ts';
import { unitsWithin } from '../../engine/columns/unit-levels.ts';
import { insideLasso } from '../../engine/filter/lasso.ts';
import { caseMisses } from '../../engine/intervals/case-clauses.ts';
import { MERCATOR_SCALE, mercatorX, mercatorY } from '../../geo/mercator.ts';
import type { PictureFacts, PicturedCases, PlaceFilter, PlaceInput, PlaceSites } from './place-question.ts';

/** The cases of a filter with the share of each that lies in it; `rows` points into the columns. */
export interface WeighedRows {
  readonly rows: Uint32Array;
  /** In the order of `rows`, more than 0, at most 1. */
  readonly weights: Float64Array;
  readonly facts: PictureFacts;
}

type Located = Pick<PlaceSites, 'longitude' | 'latitude' | 'units'> & {
  readonly unit: ArrayLike<number>;
};

type NamedUnit = Pick<PlaceFilter, 'unitCode' | 'memberCodes'>;

/** Per entry 1 where it lies in the unit and the area drawn by hand, by the rule of `rowsOfFilter`. */
export function inFilteredArea(
  { longitude, latitude, unit, units }: Located,
  { unitCode, memberCodes, lasso }: NamedUnit & Pick<PlaceFilter, 'lasso'>,
): Uint8Array {
  const flags = new Uint8Array(longitude.length).fill(1);
  if (unitCode !== null) {
    const inside = unitsWithin(units, unitCode, areaMembersOf({ unitCode, memberCodes }));
    for (let row = 0; row < flags.length; row++) if (inside[unit[row]!] !== true) flags[row] = 0;
  }
  if (lasso !== null) {
    const { x, y } = mercatorUnits({ longitude, latitude });
    const inside = insideLasso(lasso, x, y);
    for (let row = 0; row < flags.length; row++) flags[row]! &= inside[row]!;
  }
  return flags;
}

/** The rows that the filter keeps whatever their time: by the rule of the controls, so that all count the same cases. */
export function rowsOfFilter(cases: PicturedCases, filter: PlaceFilter): Uint32Array {
  const rows = Uint32Array.from({ length: cases.count }, (_, row) => row);
  const misses = caseMisses(filter, {
    columns: cases,
    rows,
    unit: cases.unit,
    ...mercatorUnits(filter.lasso === null ? NOWHERE : cases),
    context: { areaMembers: areaMembersOf(filter) },
  });
  return rows.filter((row) => misses[row] === 0);
}

/** The members of the unit, where it is an area that names them. */
function areaMembersOf({ unitCode, memberCodes }: NamedUnit): Record<string, readonly string[]> {
  return unitCode === null ? {} : { [unitCode]: memberCodes ?? [] };
}

const NOWHERE = { longitude: new Float64Array(0), latitude: new Float64Array(0) };

/** Positions as integers of Web Mercator, as areas drawn by hand are tested. */
function mercatorUnits({ longitude, latitude }: Pick<PlaceSites, 'longitude' | 'latitude'>) {
  return {
    x: Int32Array.from(longitude, (degrees) => mercatorX(degrees) * MERCATOR_SCALE),
    y: Int32Array.from(latitude, (degrees) => mercatorY(degrees) * MERCATOR_SCALE),
  };
}

/** Some rows of the intervals. */
export function pickIntervals(cases: PicturedCases, rows: Uint32Array): IntervalColumns {
  return {
    count: rows.length,
    from: Float64Array.from(rows, (row) => cases.from[row]!),
    to: Float64Array.from(rows, (row) => cases.to[row]!),
    unit: Uint32Array.from(rows, (row) => cases.unit[row]!),
    units: cases.units,
  };
}

/** Weighs the cases under the whole filter. */
export function weighCases({ cases, markets, filter }: PlaceInput): WeighedRows {
  const candidates = rowsOfFilter(cases, filter);
  const { weights, total } = aoristicWeights(pickIntervals(cases, candidates), markets, filter);
  const isKept = (_: number, at: number): boolean => weights[at]! > 0;
  const rows = candidates.filter(isKept);
  return {
    rows,
    weights: weights.filter((weight) => weight > 0),
    facts: { cases: rows.length, weight: total, window: filter.range },
  };
}
