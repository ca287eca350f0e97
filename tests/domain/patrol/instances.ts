import {
  PATROL_DEFAULTS,
  type PatrolProblem,
  type PatrolStop,
} from '../../../src/domain/patrol/patrol-problem.ts';
import { below, chance, uniform } from '../../../src/domain/random/distributions.ts';
import { createRandom } from '../../../src/domain/random/random.ts';

export interface InstanceSize {
  readonly stopCount: number;
  readonly teamCount: number;
  readonly shiftMinutes: number;
  /** Side of the square in minutes of walking. */
  readonly sideMinutes: number;
}

/** A city of one seed: stops and starts on a square, a few stops with many thefts, each with its own hours. */
export function instanceOf(
  seed: number,
  { stopCount, teamCount, shiftMinutes, sideMinutes }: InstanceSize,
  changes: Partial<PatrolProblem> = {},
): PatrolProblem {
  const random = createRandom(seed, 77);
  const placeCount = stopCount + teamCount;
  const x = Float64Array.from({ length: placeCount }, () => uniform(random, 0, sideMinutes));
  const y = Float64Array.from({ length: placeCount }, () => uniform(random, 0, sideMinutes));
  const quarters = Math.ceil(shiftMinutes / 15);
  const travelMinutes = new Float64Array(placeCount ** 2);
  for (let from = 0; from < placeCount; from += 1)
    for (let to = 0; to < placeCount; to += 1)
      // A one-way street now and then: the matrix is not symmetric.
      travelMinutes[from * placeCount + to] =
        from === to ? 0 : Math.hypot(x[from]! - x[to]!, y[from]! - y[to]!) * uniform(random, 1, 1.3);
  const expectedThefts = new Float64Array(stopCount * quarters);
  for (let stop = 0; stop < stopCount; stop += 1) {
    const level = random.next() ** 3;
    for (let quarter = 0; quarter < quarters; quarter += 1)
      expectedThefts[stop * quarters + quarter] = level * random.next() * 0.1;
  }
  return {
    ...PATROL_DEFAULTS,
    stops: Array.from({ length: stopCount }, (_, stop) => ({ place: teamCount + stop })),
    teams: Array.from({ length: teamCount }, (_, team) => ({ startPlace: team })),
    travelMinutes,
    placeCount,
    shiftMinutes,
    expectedThefts,
    ...changes,
  };
}

/** The same city with wishes of the hand: must-go stops, windows, locks, refusals; some of them cannot be met. */
export function withWishes(problem: PatrolProblem, seed: number, part: number): PatrolProblem {
  const random = createRandom(seed, 78);
  const { shiftMinutes } = problem;
  const stops = problem.stops.map((stop): PatrolStop => {
    const fromMinute = below(random, shiftMinutes);
    return {
      ...stop,
      ...(chance(random, part) ? { isMustGo: true } : {}),
      ...(chance(random, part) ? { isRefused: true } : {}),
      ...(chance(random, part) ? { lockedTeam: below(random, problem.teams.length) } : {}),
      ...(chance(random, part) ? { window: { fromMinute, toMinute: fromMinute + below(random, 90) } } : {}),
    };
  });
  return { ...problem, stops };
}
