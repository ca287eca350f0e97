import { distanceM, type Position } from '../geo/positions.ts';
import { weekShares, type EventInterval } from '../time/aoristic.ts';
import { DAY_MS } from '../time/civil-day.ts';
import { isDate } from '../time/dates.ts';
import type { CaseColumns } from './case-columns.ts';

/** How near is near, and how long before and after. */
export const NEAR_M = 400;
export const NEAR_DAYS = 14;
/** Two cases happened at the same hours of the week where so much of their intervals, at least, lies in the same hours. */
export const LEAST_SAME_HOURS = 0.5;

/** A case near another one. */
export interface NearCase {
  readonly row: number;
  readonly distanceM: number;
  /** Between the two intervals, ms: negative before, positive after, 0 where they touch. */
  readonly gapMs: number;
}

/** What happened near a case: around its days, and at its hours of the week at any time. */
export interface CasesNear {
  readonly nearAndThen: readonly NearCase[];
  readonly sameHours: readonly NearCase[];
}

/**
 * The other cases within 400 m: those at most 14 days before or after, nearest in time first, and those at the same
 * hours of the week, the newest first. Two intervals share hours by the sum of the lesser of their aoristic shares; a case that
 * is known to the day shares none.
 */
export function casesNear(
  cases: CaseColumns,
  asked: { readonly caseNo: string; readonly point: Position; readonly interval: EventInterval },
): CasesNear {
  const { caseNo, point, interval } = asked;
  const hours = weekShares(interval);
  const nearAndThen: NearCase[] = [];
  const sameHours: NearCase[] = [];
  for (let row = 0; row < cases.count; row++) {
    if (cases.caseNos[row] === caseNo) continue;
    const apartM = distanceM(point, [cases.longitude[row]!, cases.latitude[row]!]);
    if (apartM > NEAR_M) continue;
    const other = { from: cases.from[row]!, to: cases.to[row]! };
    const near = { row, distanceM: apartM, gapMs: gapBetween(interval, other) };
    if (Math.abs(near.gapMs) <= NEAR_DAYS * DAY_MS) nearAndThen.push(near);
    if (isDate(interval.from) || isDate(other.from)) continue;
    if (sharedHours(hours, weekShares(other)) >= LEAST_SAME_HOURS) sameHours.push(near);
  }
  nearAndThen.sort((a, b) => Math.abs(a.gapMs) - Math.abs(b.gapMs) || a.distanceM - b.distanceM);
  sameHours.sort((a, b) => cases.from[b.row]! - cases.from[a.row]!);
  return { nearAndThen, sameHours };
}

function gapBetween(interval: EventInterval, other: EventInterval): number {
  if (other.to < interval.from) return other.to - interval.from;
  return other.from > interval.to ? other.from - interval.to : 0;
}

function sharedHours(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let hour = 0; hour < a.length; hour++) sum += Math.min(a[hour]!, b[hour]!);
  return sum;
}
