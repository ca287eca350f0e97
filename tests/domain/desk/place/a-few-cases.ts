import type { CaseColumns } from '../../../../src/domain/cases/case-columns.ts';
import type { CellChoice } from '../../../../src/domain/desk/place/place-cells.ts';
import type { PlaceFilter } from '../../../../src/domain/desk/place/place-question.ts';
import { cityPlane } from '../../../../src/domain/geo/city-plane.ts';
import type { Position } from '../../../../src/domain/geo/positions.ts';
import { HOUR_MS } from '../../../../src/domain/time/zone.ts';
import { caseColumns } from '../../../support/case-columns.ts';
import { DAY_MS, FIRST_MS, WHOLE_YEAR } from './a-city.ts';

/** The plane on which the places of hand-made cases are named. */
export const PLANE = cityPlane([113.1, 27.8]);

/** A Monday, all hours of it. */
export const ONE_DAY: PlaceFilter = { ...WHOLE_YEAR, range: { from: FIRST_MS, to: FIRST_MS + DAY_MS } };

/** A place in metres east and north, and how much (0–1) of the interval lies in `ONE_DAY`: all of it, where nothing is said. */
export type FewCase = readonly [eastM: number, northM: number, weight?: number];

/** Cases that end an hour after `ONE_DAY` began; the less of a case counts, the earlier it began. 0 is over before. */
export function fewCases(few: readonly FewCase[], said: Parameters<typeof caseColumns>[1] = {}): CaseColumns {
  const places = few.map(([eastM, northM]) => PLANE.toPosition(eastM, northM));
  const to = few.map(([, , weight = 1]) => FIRST_MS + (weight === 0 ? -HOUR_MS : HOUR_MS));
  return caseColumns(few.length, {
    longitude: Float64Array.from(places, ([longitude]) => longitude),
    latitude: Float64Array.from(places, ([, latitude]) => latitude),
    from: Float64Array.from(
      few,
      ([, , weight = 1], at) => to[at]! - (weight === 0 ? HOUR_MS : HOUR_MS / weight),
    ),
    to: Float64Array.from(to),
    ...said,
  });
}

/** Metres east and north of a position. */
export function metresOf([longitude, latitude]: Position): readonly [eastM: number, northM: number] {
  const { x, y } = PLANE.toPlane([longitude], [latitude]);
  return [x[0]!, y[0]!];
}

/** Units in a row, 500 m from each other, as cells of which the next on either side are neighbours. */
export function unitsInRow(count: number): Extract<CellChoice, { kind: 'units' }> {
  const places = Array.from({ length: count }, (_, at) => PLANE.toPosition(at * 500, 0));
  return {
    kind: 'units',
    distanceM: 600,
    units: {
      codes: places.map((_, at) => `430202${String(at + 1).padStart(6, '0')}`),
      longitude: Float64Array.from(places, ([longitude]) => longitude),
      latitude: Float64Array.from(places, ([, latitude]) => latitude),
    },
  };
}

/** Cases at moments, each in one of the units of a row; a unit beyond them is no cell. */
export function casesInRow(
  few: readonly { readonly unit: number; readonly from: number; readonly to?: number }[],
  unitCount: number,
): CaseColumns {
  return caseColumns(few.length, {
    from: Float64Array.from(few, ({ from }) => from),
    to: Float64Array.from(few, ({ from, to = from }) => to),
    unit: Uint32Array.from(few, ({ unit }) => unit),
    units: [...unitsInRow(unitCount).units.codes, '430299001001'],
  });
}
