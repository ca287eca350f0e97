import { below } from '../random/distributions.ts';
import type { Random } from '../random/random.ts';
import { QUARTER_MINUTES, type PatrolProblem } from './patrol-problem.ts';

/** A problem in flat arrays, and the minutes that every team would stay at every stop. */
export interface CompiledPatrol {
  readonly problem: PatrolProblem;
  readonly stopCount: number;
  readonly teamCount: number;
  /** Whole minutes from the start of a team to a stop, team by team. */
  readonly fromStart: Float64Array;
  /** Whole minutes from stop (row) to stop (column). */
  readonly between: Float64Array;
  /** Minutes of a visit, team by team. */
  readonly stays: Float64Array;
  readonly windowFrom: Float64Array;
  readonly windowTo: Float64Array;
  /** The team a stop is locked to, −1 for any. */
  readonly lockedTeam: Int32Array;
  /** 1 for a stop that has to be visited. */
  readonly isBound: Uint8Array;
  readonly isRefused: Uint8Array;
  /** Thefts from the start of the shift to the start of a quarter hour, stop by stop, one more than there are quarters. */
  readonly cumulative: Float64Array;
  readonly quarterCount: number;
  /** Expected thefts of a stop in the whole shift. */
  readonly stopThefts: Float64Array;
  /** What shares are of; above 0. */
  readonly totalThefts: number;
}

function check(isRight: boolean, sentence: string): void {
  if (!isRight) throw new RangeError(sentence);
}

function checkProblem(problem: PatrolProblem): void {
  const { stops, teams, travelMinutes, placeCount, shiftMinutes, expectedThefts, stayMinutes } = problem;
  const isPlace = (place: number) => Number.isInteger(place) && place >= 0 && place < placeCount;
  check(shiftMinutes > 0 && Number.isFinite(shiftMinutes), `a shift of ${shiftMinutes} minutes`);
  check(travelMinutes.length === placeCount ** 2, 'the travel matrix needs one value per pair of places');
  check(
    travelMinutes.every((minutes) => minutes >= 0),
    'travel minutes are numbers from 0',
  );
  check(
    expectedThefts.length === stops.length * Math.ceil(shiftMinutes / QUARTER_MINUTES),
    'expected thefts need one value per stop and quarter hour',
  );
  check(
    expectedThefts.every((thefts) => thefts >= 0 && Number.isFinite(thefts)),
    'expected thefts are finite numbers from 0',
  );
  const { least, most } = stayMinutes;
  check(
    Number.isInteger(least) && Number.isInteger(most) && least > 0 && least <= most,
    `a stay of ${least} to ${most} minutes`,
  );
  check(problem.compactness >= 0 && problem.compactness <= 1, 'compactness lies between 0 and 1');
  check(problem.mostStops >= 0 && problem.mostGapMinutes >= 0 && problem.reachMinutes >= 0, 'limits from 0');
  for (const [index, { place, lockedTeam }] of stops.entries()) {
    check(isPlace(place), `stop ${index} has no place in the travel matrix`);
    check(lockedTeam === undefined || lockedTeam in teams, `stop ${index} is locked to no team`);
  }
  for (const [index, { startPlace }] of teams.entries())
    check(isPlace(startPlace), `team ${index} starts at no place of the travel matrix`);
}

/**
 * Checks a problem and lays it out flat. The stays are drawn here, so that all that follows is fixed. Times stay whole
 * minutes: travel and the start of a window are rounded up. Throws RangeError for sizes that do not fit,
 * indices without a place, negative or missing numbers.
 */
export function compilePatrol(problem: PatrolProblem, random: Random): CompiledPatrol {
  checkProblem(problem);
  const { stops, teams, travelMinutes, placeCount, shiftMinutes, stayMinutes } = problem;
  const [stopCount, teamCount] = [stops.length, teams.length];
  const quarterCount = Math.ceil(shiftMinutes / QUARTER_MINUTES);
  const travel = (from: number, to: number) => Math.ceil(travelMinutes[from * placeCount + to]!);
  const cumulative = new Float64Array(stopCount * (quarterCount + 1));
  for (let stop = 0; stop < stopCount; stop += 1)
    for (let quarter = 0; quarter < quarterCount; quarter += 1) {
      const at = stop * (quarterCount + 1) + quarter;
      cumulative[at + 1] = cumulative[at]! + problem.expectedThefts[stop * quarterCount + quarter]!;
    }
  const stopThefts = Float64Array.from(stops, (_, stop) => cumulative[(stop + 1) * (quarterCount + 1) - 1]!);
  const sum = problem.totalThefts ?? stopThefts.reduce((total, thefts) => total + thefts, 0);
  return {
    problem,
    stopCount,
    teamCount,
    fromStart: Float64Array.from(
      teams.flatMap((team) => stops.map((stop) => travel(team.startPlace, stop.place))),
    ),
    between: Float64Array.from(stops.flatMap((from) => stops.map((to) => travel(from.place, to.place)))),
    stays: Float64Array.from(
      { length: stopCount * teamCount },
      () => stayMinutes.least + below(random, stayMinutes.most - stayMinutes.least + 1),
    ),
    windowFrom: Float64Array.from(stops, ({ window }) => Math.ceil(Math.max(0, window?.fromMinute ?? 0))),
    windowTo: Float64Array.from(stops, ({ window }) => window?.toMinute ?? Infinity),
    lockedTeam: Int32Array.from(stops, (stop) => stop.lockedTeam ?? -1),
    isBound: Uint8Array.from(stops, (stop) =>
      Number(stop.isMustGo === true || stop.lockedTeam !== undefined),
    ),
    isRefused: Uint8Array.from(stops, (stop) => Number(stop.isRefused === true)),
    cumulative,
    quarterCount,
    stopThefts,
    totalThefts: sum > 0 ? sum : 1,
  };
}

/** Expected thefts at a stop from the start of the shift to a minute; even within a quarter hour. */
export function theftsUntil(patrol: CompiledPatrol, stop: number, minute: number): number {
  const { shiftMinutes } = patrol.problem;
  const row = stop * (patrol.quarterCount + 1);
  if (minute <= 0) return 0;
  if (minute >= shiftMinutes) return patrol.cumulative[row + patrol.quarterCount]!;
  const quarter = Math.floor(minute / QUARTER_MINUTES);
  const from = quarter * QUARTER_MINUTES;
  const before = patrol.cumulative[row + quarter]!;
  const width = Math.min(QUARTER_MINUTES, shiftMinutes - from);
  return before + ((patrol.cumulative[row + quarter + 1]! - before) * (minute - from)) / width;
}
