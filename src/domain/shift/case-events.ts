import type { CaseColumns } from '../cases/case-columns.ts';
import { EARTH_RADIUS_M, type Position } from '../geo/positions.ts';
import type { PlanePoints } from '../hotspots/plane/plane-points.ts';
import type { TimedPoints } from '../hotspots/forecast/timed-points.ts';
import { median } from '../statistics/median.ts';

/** What a forecast has to know of cases: where, between which moments, and since when somebody knew. */
export type KnownCases = Pick<CaseColumns, 'count' | 'from' | 'to' | 'reportedAt' | 'longitude' | 'latitude'>;

const M_PER_DEGREE = (EARTH_RADIUS_M * Math.PI) / 180;

/** The middle of the cases: medians of longitude and latitude. `[0, 0]` without cases. */
export function middleOfCases({ longitude, latitude }: KnownCases): Position {
  return [median(longitude) ?? 0, median(latitude) ?? 0];
}

/**
 * Positions as metres east and north of an origin (equirectangular): off by less than 0.4 % within 50 km of it.
 */
export function planePointsOf(origin: Position, positions: readonly Position[]): PlanePoints {
  const perLng = M_PER_DEGREE * Math.cos((origin[1] * Math.PI) / 180);
  return {
    x: Float64Array.from(positions, ([lng]) => (lng - origin[0]) * perLng),
    y: Float64Array.from(positions, ([, lat]) => (lat - origin[1]) * M_PER_DEGREE),
  };
}

/** The cases as events on the plane about `origin`, in the order of the columns. */
export function caseEvents(cases: KnownCases, origin: Position): TimedPoints {
  const positions = Array.from({ length: cases.count }, (_, row): Position => [
    cases.longitude[row]!,
    cases.latitude[row]!,
  ]);
  return { points: planePointsOf(origin, positions), fromMs: cases.from, toMs: cases.to };
}

/** The cases that were over and reported before a moment: all that a plan made then may know. */
export function knownCases(cases: KnownCases, untilMs: number): KnownCases {
  const rows: number[] = [];
  for (let row = 0; row < cases.count; row += 1)
    if (cases.to[row]! < untilMs && cases.reportedAt[row]! < untilMs) rows.push(row);
  return takeCases(cases, rows);
}

/** The cases of these rows. */
export function takeCases(cases: KnownCases, rows: readonly number[]): KnownCases {
  const take = (column: Float64Array): Float64Array => Float64Array.from(rows, (row) => column[row]!);
  return {
    count: rows.length,
    from: take(cases.from),
    to: take(cases.to),
    reportedAt: take(cases.reportedAt),
    longitude: take(cases.longitude),
    latitude: take(cases.latitude),
  };
}
