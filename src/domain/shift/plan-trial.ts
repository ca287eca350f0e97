import type { Position } from '../geo/positions.ts';
import { DAY_MS } from '../time/civil-day.ts';
import { MINUTE_MS } from '../time/zone.ts';
import { planePointsOf } from './case-events.ts';
import type { PlanTrial } from './make-plan.ts';
import type { Presence } from './presence.ts';
import type { ShiftOutlook } from './shift-outlook.ts';
import type { ShiftProblem } from './shift-problem.ts';

/** What was walked in a shift of the past. */
export interface PastShift {
  readonly fromMs: number;
  readonly visits: readonly {
    readonly position: Position;
    readonly arriveAt: string;
    readonly leaveAt: string;
  }[];
}

/** A plan that was kept, as far as it says what was walked. */
interface KeptShift {
  readonly shiftFrom: string;
  readonly settings: { readonly fromMinute: number; readonly toMinute: number };
  readonly done?: PastShift['visits'] | undefined;
}

/** So long back practice looks. */
const PRACTICE_MS = 30 * DAY_MS;

/**
 * What was walked in the month before a shift, in shifts of the same hours: visits that somebody noted, never those that
 * were only planned. One plan a shift: the first of `kept`.
 */
export function practiceBefore(
  kept: readonly KeptShift[],
  shift: { readonly fromMs: number; readonly fromMinute: number; readonly toMinute: number },
  nowMs: number,
): PastShift[] {
  const shifts = new Map<number, PastShift>();
  for (const { shiftFrom, settings, done } of kept) {
    const fromMs = Date.parse(shiftFrom);
    const isBefore = fromMs < Math.min(nowMs, shift.fromMs) && fromMs >= shift.fromMs - PRACTICE_MS;
    const isLike = settings.fromMinute === shift.fromMinute && settings.toMinute === shift.toMinute;
    if (done !== undefined && isBefore && isLike && !shifts.has(fromMs))
      shifts.set(fromMs, { fromMs, visits: done });
  }
  return [...shifts.values()];
}

/** The weeks in which a plan of this problem can be tried out; `null` where there are none. */
export function planTrial(
  { problem, candidateOf }: ShiftProblem,
  { held, stops, origin }: ShiftOutlook,
  practice: readonly PastShift[],
): PlanTrial | null {
  if (held === null || problem.stops.length === 0) return null;
  const quarters = problem.expectedThefts.length / problem.stops.length;
  return {
    expectedThefts: Float64Array.from(
      candidateOf.flatMap((index) => [
        ...held.risk.expectedThefts.subarray(index * quarters, (index + 1) * quarters),
      ]),
    ),
    totalThefts: held.risk.totalThefts,
    stops: {
      x: Float64Array.from(candidateOf, (index) => stops.x[index]!),
      y: Float64Array.from(candidateOf, (index) => stops.y[index]!),
    },
    events: held.events,
    shifts: held.shifts,
    practice: practice.map(({ fromMs, visits }) => {
      const { x, y } = planePointsOf(
        origin,
        visits.map(({ position }) => position),
      );
      const minuteOf = (text: string): number => (Date.parse(text) - fromMs) / MINUTE_MS;
      return visits.map(({ arriveAt, leaveAt }, visit): Presence => ({
        x: x[visit]!,
        y: y[visit]!,
        fromMinute: minuteOf(arriveAt),
        toMinute: minuteOf(leaveAt),
      }));
    }),
  };
}
