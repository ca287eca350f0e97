import type { PlanePoints } from '../hotspots/plane/plane-points.ts';
import type { Period, TimedPoints } from '../hotspots/forecast/timed-points.ts';
import { evenPatrol } from '../patrol/baseline-plans.ts';
import type { PatrolPlan, PatrolProblem, PatrolRound } from '../patrol/patrol-problem.ts';
import { planPatrol } from '../patrol/plan-patrol.ts';
import { replanPatrol } from '../patrol/replan-patrol.ts';
import { createRandom } from '../random/random.ts';
import { wilsonInterval } from '../statistics/wilson.ts';
import type { Task } from '../tasks/task.ts';
import { presenceCapture, type Presence } from './presence.ts';
import { REACH_M } from './shift-settings.ts';

/** Weeks that nobody has planned with, in which plans are tried out. */
export interface PlanTrial {
  /** What was expected before these weeks, for the stops of the problem. */
  readonly expectedThefts: Float64Array;
  readonly totalThefts: number;
  /** Where the stops of the problem are, on the plane of the events. */
  readonly stops: PlanePoints;
  /** Events of these weeks. */
  readonly events: TimedPoints;
  /** Shifts of the same hours and kind of day in these weeks. */
  readonly shifts: readonly Period[];
  /** What was walked in the shifts of the last month, shift by shift; empty where nothing was noted. */
  readonly practice: readonly (readonly Presence[])[];
}

/** A plan to make, or to make again after the hand changed something. */
export interface PlanRequest {
  readonly problem: PatrolProblem;
  readonly seed: number;
  /** The rounds to keep to as far as they may be; `null` for a plan from scratch. */
  readonly previous: readonly PatrolRound[] | null;
  readonly trial: PlanTrial | null;
  readonly moves?: number;
}

/** A share of thefts in the weeks of the trial, with an interval of 95 % (Wilson). */
export interface TriedShare {
  readonly captured: number;
  readonly thefts: number;
  readonly low: number;
  readonly high: number;
}

/** How ways to patrol would have done in the same shifts of the same weeks. */
export interface TrialResult {
  readonly shifts: number;
  readonly planned: TriedShare;
  readonly even: TriedShare;
  /** `null` where nothing of the last month was noted. */
  readonly practice: TriedShare | null;
  /** Shifts of the last month that `practice` is the mean of; absent in plans that were kept before it was counted. */
  readonly practiceShifts?: number | undefined;
}

export interface MadePlan {
  readonly plan: PatrolPlan;
  readonly trial: TrialResult | null;
}

/** Moves of the plan that is tried out: the hand waits for it too. */
const TRIAL_MOVES = 80_000;
/** Moves of a plan from scratch, and of one that only follows the hand. */
const MOVES = 400_000;
const AGAIN_MOVES = 200_000;

/**
 * Makes a plan, and tries the same way of planning in weeks whose thefts it is not told: a plan from what was known before
 * them, beside an even spread and what was done last month, all walked through every shift of those weeks. One seed gives
 * one plan. Errors as in `compilePatrol`.
 */
export function* makePlan({ problem, seed, previous, trial, moves }: PlanRequest): Task<MadePlan> {
  const random = createRandom(seed);
  const plan =
    previous === null
      ? yield* planPatrol(problem, { random, moves: moves ?? MOVES })
      : yield* replanPatrol(problem, previous, { random, moves: moves ?? AGAIN_MOVES });
  return { plan, trial: trial === null ? null : yield* tryOut(problem, seed, trial) };
}

function* tryOut(problem: PatrolProblem, seed: number, trial: PlanTrial): Task<TrialResult> {
  const { expectedThefts, totalThefts, stops, events, shifts, practice } = trial;
  const before = { ...problem, expectedThefts, totalThefts };
  const planned = yield* planPatrol(before, { random: createRandom(seed, 1), moves: TRIAL_MOVES });
  const even = yield* evenPatrol(before, { random: createRandom(seed, 2) });
  const reach = { reachM: REACH_M, reachMinutes: problem.reachMinutes };
  const shareOf = (presences: readonly Presence[]): TriedShare =>
    tried(presenceCapture(events, shifts, presences, reach));
  yield;
  const presencesOf = ({ rounds }: PatrolPlan): Presence[] =>
    rounds.flat().map(({ stop, arriveMinute, leaveMinute }) => ({
      x: stops.x[stop]!,
      y: stops.y[stop]!,
      fromMinute: arriveMinute,
      toMinute: leaveMinute,
    }));
  const walked = practice.map((presences) => presenceCapture(events, shifts, presences, reach));
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    shifts: shifts.length,
    planned: shareOf(presencesOf(planned)),
    even: shareOf(presencesOf(even)),
    practiceShifts: walked.length,
    practice:
      walked.length === 0
        ? null
        : tried({
            captured: mean(walked.map(({ captured }) => captured)),
            thefts: mean(walked.map(({ thefts }) => thefts)),
          }),
  };
}

function tried({ captured, thefts }: { captured: number; thefts: number }): TriedShare {
  const [low, high] = wilsonInterval(captured, thefts);
  return { captured, thefts, low, high };
}
