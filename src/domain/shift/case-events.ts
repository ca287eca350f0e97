import type { CaseColumns } from '../cases/case-columns.ts';
import { cityPlane } from '../geo/city-plane.ts';
import type { Position } from '../geo/positions.ts';
import type { PlanePoints } from '../hotspots/plane/plane-points.ts';
import type { TimedPoints } from '../hotspots/forecast/timed-points.ts';
import { median } from '../statistics/median.ts';
import { startOfDay } from '../time/zone.ts';

/** What a forecast has to know of cases: where, between which moments, and since when somebody knew. */
export type KnownCases = Pick<CaseColumns, 'count' | 'from' | 'to' | 'reportedAt' | 'longitude' | 'latitude'>;

/** The middle of the cases: medians of longitude and latitude. `[0, 0]` without cases. */
export function middleOfCases({ longitude, latitude }: KnownCases): Position {
  return [median(longitude) ?? 0, median(latitude) ?? 0];
}

/** Positions as metres east and north of an origin (`cityPlane`). */
export function planePointsOf(origin: Position, positions: readonly Position[]): PlanePoints {
  return cityPlane(origin).toPlane(
    positions.map(([longitude]) => longitude),
    positions.map(([, latitude]) => latitude),
  );
}

/** The cases as events on the plane about `origin`, in the order of the columns. */
export function caseEvents(cases: KnownCases, origin: Position): TimedPoints {
  const points = cityPlane(origin).toPlane(cases.longitude, cases.latitude);
  return { points, fromMs: cases.from, toMs: cases.to };
}

/**
 * The cases that were over before a moment and reported before another (by default the same one): all that somebody may
 * know then.
 */
export function knownCases(cases: KnownCases, untilMs: number, reportedBeforeMs = untilMs): KnownCases {
  const rows: number[] = [];
  for (let row = 0; row < cases.count; row += 1)
    if (cases.to[row]! < untilMs && cases.reportedAt[row]! < reportedBeforeMs) rows.push(row);
  return takeCases(cases, rows);
}

/**
 * Midnight before the last report, epoch ms: a day after it may be silent only because nobody has reported yet.
 * `undefined` without cases.
 */
export function endOfReportedDays({ reportedAt }: Pick<KnownCases, 'reportedAt'>): number | undefined {
  const last = reportedAt.reduce((a, b) => Math.max(a, b), -Infinity);
  return Number.isFinite(last) ? startOfDay(last) : undefined;
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
