import { describe, expect, it } from 'vitest';
import { compilePatrol } from '../../../src/domain/patrol/compile-patrol.ts';
import { changeOf, emptyDraft, setRounds } from '../../../src/domain/patrol/draft-plan.ts';
import { explainPlan } from '../../../src/domain/patrol/explain-plan.ts';
import { fillGreedily, forceBound, isOpenTo } from '../../../src/domain/patrol/fill-greedily.ts';
import type { PatrolProblem } from '../../../src/domain/patrol/patrol-problem.ts';
import { createRoundScorer } from '../../../src/domain/patrol/round-scorer.ts';
import { createRandom } from '../../../src/domain/random/random.ts';
import { runTask } from '../../../src/domain/tasks/task.ts';
import { lineOf } from './line-of-stops.ts';

/** A problem with a draft of these rounds. */
function draftOf(problem: PatrolProblem, rounds: readonly (readonly number[])[]) {
  const patrol = compilePatrol(problem, createRandom(1));
  const scorer = createRoundScorer(patrol);
  const plan = emptyDraft(patrol);
  setRounds(
    plan,
    rounds.map((stops, team) => changeOf(scorer, team, { stops, notBefore: stops.map(() => 0) })),
  );
  return { patrol, scorer, plan };
}
const explained = (problem: PatrolProblem, rounds: readonly (readonly number[])[]) => {
  const { patrol, scorer, plan } = draftOf(problem, rounds);
  return explainPlan(patrol, scorer, plan);
};

describe('a plan that can be read', () => {
  it('has the ways of all teams together, and the visits of each', () => {
    const plan = explained(lineOf([5, 10, 20], { teamCount: 2 }), [[0, 1], [2]]);
    expect(plan.walkMinutes).toBe(5 + 5 + 20);
    expect(plan.rounds.map((round) => round.map(({ stop }) => stop))).toEqual([[0, 1], [2]]);
    expect(plan.capture.thefts).toBeCloseTo(30 / 15, 12);
    expect(plan.unserved).toEqual([]);
  });
});

describe('why a bound stop is not served', () => {
  const reasonOf = (
    stop: NonNullable<Parameters<typeof lineOf>[1]>['stops'],
    rounds: readonly (readonly number[])[],
    changes: Parameters<typeof lineOf>[1] = {},
  ) =>
    explained(lineOf([5, 10, 20], { ...changes, ...(stop && { stops: stop }) }), rounds).unserved.map(
      ({ reason }) => reason,
    );

  it('is nothing where it is served or not bound', () => {
    expect(reasonOf([{ isMustGo: true }], [[0]])).toEqual([]);
    expect(reasonOf([{}], [[]])).toEqual([]);
  });

  it('is its window where no visit fits into it', () => {
    const window = (fromMinute: number, toMinute: number) => [
      { isMustGo: true, window: { fromMinute, toMinute } },
    ];
    expect(reasonOf(window(20, 29), [[]])).toEqual(['window-too-short']);
    expect(reasonOf(window(20, 30), [[]])).toEqual(['no-time']);
    // The end of the shift closes a window too.
    expect(reasonOf(window(51, 90), [[]])).toEqual(['window-too-short']);
    expect(reasonOf(window(50, 90), [[]])).toEqual(['no-time']);
  });

  it('is the way where nobody gets there in time', () => {
    const until = (toMinute: number) => [{ isMustGo: true, window: { fromMinute: 0, toMinute } }];
    expect(reasonOf(until(14), [[]])).toEqual(['too-far']);
    expect(reasonOf(until(15), [[]])).toEqual(['no-time']);
    expect(reasonOf([{ isMustGo: true }], [], { teamCount: 0 })).toEqual(['too-far']);
  });

  it('is the limit of stops where all who could come have as many as they may', () => {
    expect(reasonOf([{ isMustGo: true }], [[1, 2]], { mostStops: 2 })).toEqual(['stop-limit']);
    expect(reasonOf([{ isMustGo: true }], [[1, 2, 1]], { mostStops: 3 })).toEqual(['no-time']);
    expect(reasonOf([{ isMustGo: true }], [[1], [2]], { mostStops: 1, teamCount: 2 })).toEqual([
      'stop-limit',
    ]);
    expect(reasonOf([{ isMustGo: true }], [[1], []], { mostStops: 1, teamCount: 2 })).toEqual(['no-time']);
  });

  it('is that of the team it is locked to', () => {
    const locked = [{ lockedTeam: 1 }];
    expect(reasonOf(locked, [[], [2]], { mostStops: 1, teamCount: 2 })).toEqual(['stop-limit']);
    expect(reasonOf(locked, [[1], []], { mostStops: 1, teamCount: 2 })).toEqual(['no-time']);
    expect(reasonOf([{ lockedTeam: 1, isRefused: true }], [[], []], { teamCount: 2 })).toEqual(['refused']);
  });
});

describe('limits that bind', () => {
  it('by hand: what one more visit would gain, the costliest limit first', () => {
    // Twenty minutes at two stops; the third may not be visited, and expects three times as much.
    const problem = lineOf([5, 10, 15], {
      stops: [{}, {}, { isRefused: true }],
      thefts: [1, 1, 3],
      shiftMinutes: 45,
    });
    expect(explained(problem, [[0, 1]]).binding).toEqual([
      // 10 of 45 minutes of nine in fifteen thefts.
      { team: 0, limit: 'refusal', gainShare: expect.closeTo((10 / 45) * (9 / 15), 12) },
      // The second, the first and the second again, of which five minutes lie in the shift.
      { team: 0, limit: 'shift', gainShare: expect.closeTo((5 / 45) * (3 / 15), 12) },
    ]);
    // In half an hour nothing more could be gained.
    const short = { shiftMinutes: 30, expectedThefts: Float64Array.of(1, 1, 1, 1, 3, 3) };
    expect(explained({ ...problem, ...short }, [[0, 1]]).binding).toEqual([]);
  });

  it('are of a team alone, and never of a stop that another has', () => {
    const problem = lineOf([5, 10], { teamCount: 2, shiftMinutes: 15, thefts: [1, 1] });
    // Nobody gets to the second stop and back out within the shift; the first belongs to the first team.
    expect(explained(problem, [[0], []]).binding).toEqual([
      { team: 1, limit: 'shift', gainShare: expect.closeTo(5 / 30, 12) },
    ]);
  });
});

describe('filling a plan', () => {
  const fill = (problem: PatrolProblem, rounds: readonly (readonly number[])[] = [], left = 1e6) => {
    const { patrol, scorer, plan } = draftOf(problem, rounds);
    runTask(fillGreedily(patrol, scorer, plan, { random: createRandom(1), budget: { left }, noise: 0 }));
    return plan.rounds.map(({ stops }) => stops);
  };

  it('takes the visit that gains most, then the next', () => {
    expect(fill(lineOf([5, 10, 15], { thefts: [1, 3, 2], mostStops: 2, shiftMinutes: 36 }))).toEqual([
      [1, 2],
    ]);
    expect(fill(lineOf([5, 10, 15], { thefts: [1, 3, 2], mostStops: 1, mostGapMinutes: 0 }))).toEqual([[1]]);
  });

  it('leaves out what gains nothing, and goes on from what is there', () => {
    expect(fill(lineOf([5, 10], { thefts: [0, 1], mostGapMinutes: 0 }))).toEqual([[1]]);
    expect(fill(lineOf([5, 10], { shiftMinutes: 30, thefts: [9, 1] }), [[1]])).toEqual([[0, 1]]);
  });

  it('gives a stop to the team that gains most by it, and to no other', () => {
    const problem = lineOf([5], { teamCount: 2, shiftMinutes: 20 });
    expect(fill(problem).flat()).toEqual([0]);
    expect(fill({ ...problem, stops: [{ place: 1, lockedTeam: 1 }] })).toEqual([[], [0]]);
  });

  it('ends with its moves', () => {
    expect(fill(lineOf([5, 10, 15]), [], 0)).toEqual([[]]);
  });
});

describe('room for a bound stop', () => {
  const force = (problem: PatrolProblem, rounds: readonly (readonly number[])[]) => {
    const { patrol, scorer, plan } = draftOf(problem, rounds);
    runTask(forceBound(patrol, scorer, plan, { left: 1e6 }));
    return plan.rounds.map(({ stops }) => stops.toSorted((a, b) => a - b));
  };
  const bound = { isMustGo: true };

  it('is made by the free stops with the fewest thefts', () => {
    const problem = lineOf([5, 10, 15], { stops: [{}, {}, bound], thefts: [2, 1, 1], mostStops: 2 });
    expect(force(problem, [[0, 1]])).toEqual([[0, 2]]);
    expect(force({ ...problem, mostStops: 1 }, [[0]])).toEqual([[2]]);
    expect(force({ ...problem, mostStops: 3 }, [[0, 1]])).toEqual([[0, 1, 2]]);
  });

  it('is never made by another bound one', () => {
    const problem = lineOf([5, 10], { stops: [bound, bound], mostStops: 1 });
    expect(force(problem, [[0]])).toEqual([[0]]);
  });

  it('is made where the stop is locked to, and not where it is refused', () => {
    const problem = lineOf([5], { teamCount: 2, stops: [{ lockedTeam: 1 }] });
    expect(force(problem, [[], []])).toEqual([[], [0]]);
    expect(force(lineOf([5], { stops: [{ ...bound, isRefused: true }] }), [[]])).toEqual([[]]);
  });
});

it('a stop is open to who has it or may take it', () => {
  const { patrol, plan } = draftOf(
    lineOf([5, 10, 15, 20], { teamCount: 2, stops: [{}, { isRefused: true }, { lockedTeam: 1 }] }),
    [[0], []],
  );
  const open = [0, 1].map((team) => [0, 1, 2, 3].filter((stop) => isOpenTo(patrol, plan, team, stop)));
  expect(open).toEqual([
    [0, 3],
    [2, 3],
  ]);
});
