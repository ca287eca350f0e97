import { describe, expect, it } from 'vitest';
import {
  PATROL_DEFAULTS,
  type PatrolProblem,
  type PatrolStop,
} from '../../../src/domain/patrol/patrol-problem.ts';
import { planPatrol } from '../../../src/domain/patrol/plan-patrol.ts';
import { createRandom } from '../../../src/domain/random/random.ts';
import { runTask } from '../../../src/domain/tasks/task.ts';

/** One team, an hour, stops ten minutes apart from each other and from the start; all expect the same. */
function hourWith(
  stops: readonly Partial<PatrolStop>[],
  changes: Partial<PatrolProblem> = {},
): PatrolProblem {
  const placeCount = stops.length + 1;
  return {
    ...PATROL_DEFAULTS,
    stayMinutes: { least: 14, most: 14 },
    stops: stops.map((stop, index) => ({ place: index + 1, ...stop })),
    teams: [{ startPlace: 0 }],
    placeCount,
    travelMinutes: Float64Array.from({ length: placeCount ** 2 }, (_, at) =>
      at % (placeCount + 1) === 0 ? 0 : 10,
    ),
    shiftMinutes: 60,
    expectedThefts: new Float64Array(stops.length * 4).fill(0.25),
    ...changes,
  };
}

const planOf = (problem: PatrolProblem) =>
  runTask(planPatrol(problem, { random: createRandom(1), moves: 3000 }));

describe('what a plan says about itself', () => {
  it.each([
    ['refused', [{ isMustGo: true, isRefused: true }], {}],
    ['window-too-short', [{ isMustGo: true, window: { fromMinute: 20, toMinute: 33 } }], {}],
    ['too-far', [{ isMustGo: true, window: { fromMinute: 0, toMinute: 20 } }], {}],
    ['stop-limit', [{ isMustGo: true }, { isMustGo: true }], { mostStops: 1 }],
    ['no-time', [{ isMustGo: true }, { isMustGo: true }, { isMustGo: true }], {}],
  ] as const)('says why a must-go stop is not served: %s', (reason, stops, changes) => {
    const { unserved } = planOf(hourWith(stops, changes));
    expect(unserved.map((stop) => stop.reason)).toEqual([reason]);
  });

  it.each([
    ['shift', [{}, {}, {}], {}],
    ['stop-limit', [{}, {}], { mostStops: 1 }],
    ['refusal', [{}, { isRefused: true }], {}],
    ['window', [{}, { window: { fromMinute: 0, toMinute: 20 } }], {}],
  ] as const)('says which limit binds: %s', (limit, stops, changes) => {
    expect(planOf(hourWith(stops, changes)).binding.map((binding) => binding.limit)).toContain(limit);
  });

  it('finds no limit that binds where all is captured', () => {
    const { binding, capture } = planOf(hourWith([{}], { reachMinutes: 60 }));
    expect(binding).toEqual([]);
    expect(capture.share).toBeCloseTo(1, 12);
  });

  it('counts a share of all thefts where stops are not everywhere', () => {
    const { capture } = planOf(hourWith([{}], { reachMinutes: 60, totalThefts: 4 }));
    expect(capture.share).toBeCloseTo(0.25, 12);
  });

  it.each([
    ['a shift without minutes', { shiftMinutes: 0 }],
    ['a matrix of another size', { placeCount: 9 }],
    ['minutes that are no number', { travelMinutes: new Float64Array(4).fill(NaN) }],
    ['too few thefts', { expectedThefts: new Float64Array(3) }],
    ['a stay that ends before it begins', { stayMinutes: { least: 16, most: 12 } }],
    ['a team that starts nowhere', { teams: [{ startPlace: 2 }] }],
    ['a stop locked to nobody', { stops: [{ place: 1, lockedTeam: 1 }] }],
  ] as const)('refuses %s', (_, changes) => {
    expect(() => planOf(hourWith([{}], changes))).toThrow(RangeError);
  });
});
