import {
  PATROL_DEFAULTS,
  type PatrolProblem,
  type PatrolStop,
} from '../../../src/domain/patrol/patrol-problem.ts';

/**
 * Stops on a straight street, each at its minute of walking from the start of all teams; visits of ten minutes that
 * reach as far as they last. `thefts` are those of each stop in every quarter hour.
 */
export function lineOf(
  minutes: readonly number[],
  {
    stops = [],
    thefts = minutes.map(() => 1),
    teamCount = 1,
    ...changes
  }: { stops?: readonly Partial<PatrolStop>[]; thefts?: readonly number[]; teamCount?: number } & Partial<
    Omit<PatrolProblem, 'stops'>
  > = {},
): PatrolProblem {
  const places = [0, ...minutes];
  const shiftMinutes = changes.shiftMinutes ?? 60;
  const quarters = Math.ceil(shiftMinutes / 15);
  return {
    ...PATROL_DEFAULTS,
    reachMinutes: 0,
    stayMinutes: { least: 10, most: 10 },
    stops: minutes.map((_, stop) => ({ place: stop + 1, ...stops[stop] })),
    teams: Array.from({ length: teamCount }, () => ({ startPlace: 0 })),
    placeCount: places.length,
    travelMinutes: Float64Array.from(places.flatMap((from) => places.map((to) => Math.abs(from - to)))),
    shiftMinutes,
    expectedThefts: Float64Array.from(thefts.flatMap((level) => Array<number>(quarters).fill(level))),
    ...changes,
  };
}
