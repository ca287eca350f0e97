import type { Position } from '../geo/positions.ts';
import type { PlanePoints } from '../hotspots/plane/plane-points.ts';
import type { Period, TimedPoints } from '../hotspots/forecast/timed-points.ts';
import type { Task } from '../tasks/task.ts';
import { civilDayOfTime, startOfCivilDay } from '../time/civil-day.ts';
import { WEEK_MS } from '../time/zone.ts';
import {
  caseEvents,
  endOfReportedDays,
  knownCases,
  planePointsOf,
  middleOfCases,
  takeCases,
  type KnownCases,
} from './case-events.ts';
import { WORK_AND_REST } from './day-kinds.ts';
import { isPeriodic } from './shift-problem.ts';
import { REACH_M } from './shift-settings.ts';
import type { StopCandidate } from './stop-candidates.ts';
import { stopRisk, type StopRisk } from './stop-risk.ts';

/** What is asked of a shift to come. */
export interface OutlookRequest {
  readonly cases: KnownCases;
  /** Now, epoch ms: later cases, and those reported later, are not looked at. */
  readonly nowMs: number;
  readonly candidates: readonly StopCandidate[];
  readonly shift: Period;
  readonly model: string;
  readonly cellM: number;
  readonly heldWeeks: number;
}

/** What is expected of a shift, now and as it was before the weeks in which plans are tried out. */
export interface ShiftOutlook {
  readonly risk: StopRisk;
  /** Known cases, when the earliest of them began, and how far the days with reports go. */
  readonly cases: number;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly origin: Position;
  readonly stops: PlanePoints;
  readonly held: {
    readonly risk: StopRisk;
    readonly events: TimedPoints;
    readonly shifts: readonly Period[];
  } | null;
}

/**
 * The risk of the candidates in a shift by what is known now, or at its start where that is earlier; and beside it what was
 * known before the last weeks, with what happened in them. Time ends with the day before the last report, so that no day
 * that is not reported yet is taken for a quiet one. `null` for the last weeks where nothing was known before.
 */
export function* shiftOutlook(request: OutlookRequest): Task<ShiftOutlook> {
  const { candidates, shift, heldWeeks } = request;
  const knownMs = Math.min(request.nowMs, shift.fromMs);
  const untilMs = endOfReportedDays(knownCases(request.cases, knownMs)) ?? knownMs;
  const cases = knownCases(request.cases, untilMs, knownMs);
  const origin = middleOfCases(cases);
  const stops = planePointsOf(
    origin,
    candidates.map(({ position }) => position),
  );
  const common = {
    stops,
    markets: candidates.map(({ market }) => (isPeriodic(market) ? market : null)),
    reachM: REACH_M,
    model: request.model,
    cellM: request.cellM,
  };
  const risk = yield* stopRisk({ ...common, events: caseEvents(cases, origin), untilMs, shift });

  const heldFromMs = startOfCivilDay(civilDayOfTime(untilMs)) - heldWeeks * WEEK_MS;
  const before = knownCases(cases, heldFromMs);
  const rows = Array.from({ length: cases.count }, (_, row) => row);
  const heldCases = takeCases(
    cases,
    rows.filter((row) => cases.to[row]! >= heldFromMs),
  );
  const held = {
    risk: yield* stopRisk({
      ...common,
      events: caseEvents(before, origin),
      untilMs: heldFromMs,
      shift,
    }),
    events: caseEvents(heldCases, origin),
    shifts: shiftsLike(shift, heldFromMs, untilMs),
  };
  return {
    risk,
    cases: cases.count,
    fromMs: cases.from.reduce((a, b) => Math.min(a, b), untilMs),
    untilMs,
    origin,
    stops,
    held: before.count === 0 || heldCases.count === 0 ? null : held,
  };
}

/** Shifts of the same hours on days of the same kind. */
function shiftsLike({ fromMs, toMs }: Period, sinceMs: number, untilMs: number): Period[] {
  const kindOf = WORK_AND_REST.classOf;
  const today = civilDayOfTime(fromMs);
  const shifts: Period[] = [];
  for (let day = civilDayOfTime(sinceMs); ; day += 1) {
    const offsetMs = startOfCivilDay(day) - startOfCivilDay(today);
    if (toMs + offsetMs > untilMs) return shifts;
    if (kindOf(day) === kindOf(today)) shifts.push({ fromMs: fromMs + offsetMs, toMs: toMs + offsetMs });
  }
}
