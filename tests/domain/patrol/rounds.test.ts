import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patrolCapture } from '../../../src/domain/patrol/capture.ts';
import { compilePatrol } from '../../../src/domain/patrol/compile-patrol.ts';
import {
  changeOf,
  copyDraft,
  emptyDraft,
  setRounds,
  withoutStop,
  withoutVisit,
  withStopFor,
  withVisit,
  worthOf,
} from '../../../src/domain/patrol/draft-plan.ts';
import { goodNeighbours } from '../../../src/domain/patrol/good-neighbours.ts';
import { takeMove } from '../../../src/domain/patrol/move-budget.ts';
import type { PatrolProblem } from '../../../src/domain/patrol/patrol-problem.ts';
import { BREAKS, createRoundScorer } from '../../../src/domain/patrol/round-scorer.ts';
import { createRandom } from '../../../src/domain/random/random.ts';
import { instanceOf } from './instances.ts';
import { lineOf } from './line-of-stops.ts';

const compile = (problem: PatrolProblem) => compilePatrol(problem, createRandom(1));
const roundOf = (stops: readonly number[], notBefore = stops.map(() => 0)) => ({ stops, notBefore });

describe('the visits of a round', () => {
  it('come as early as way, window and wish allow', () => {
    const problem = lineOf([5, 10, 20], { stops: [{}, { window: { fromMinute: 30, toMinute: 60 } }] });
    const visits = createRoundScorer(compile(problem)).visits(0, roundOf([0, 1, 2], [8, 0, 0]));
    expect(visits).toEqual([
      { stop: 0, arriveMinute: 8, leaveMinute: 18, travelMinutes: 5 },
      { stop: 1, arriveMinute: 30, leaveMinute: 40, travelMinutes: 5 },
      { stop: 2, arriveMinute: 50, leaveMinute: 60, travelMinutes: 10 },
    ]);
  });
});

describe('the limits of a round', () => {
  const brokenBy = (stops: readonly number[], changes: Parameters<typeof lineOf>[1] = {}, team = 0) => {
    const scorer = createRoundScorer(compile(lineOf([5, 10, 20], changes)));
    const { broken } = scorer.inspect(team, roundOf(stops));
    expect(scorer.score(team, roundOf(stops)) === -Infinity).toBe(broken !== 0);
    return broken;
  };

  it('are kept by a round that just fits', () => {
    expect(brokenBy([])).toBe(0);
    expect(brokenBy([0, 1, 2])).toBe(0);
    expect(brokenBy([0, 1, 2], { shiftMinutes: 50 })).toBe(0);
    expect(brokenBy([0, 1], { mostStops: 2 })).toBe(0);
    expect(brokenBy([0, 1, 0], { mostStops: 2, mostGapMinutes: 20 })).toBe(0);
    expect(brokenBy([1], { stops: [{}, { window: { fromMinute: 0, toMinute: 20 } }] })).toBe(0);
    expect(brokenBy([1], { teamCount: 2, stops: [{}, { lockedTeam: 1 }] }, 1)).toBe(0);
  });

  it('are broken one by one, or several at once', () => {
    expect(brokenBy([0, 1, 2], { shiftMinutes: 49 })).toBe(BREAKS.shift);
    expect(brokenBy([0, 1, 2], { mostStops: 2 })).toBe(BREAKS.stopLimit);
    expect(brokenBy([0, 1, 0], { mostGapMinutes: 19 })).toBe(BREAKS.revisitGap);
    expect(brokenBy([1], { stops: [{}, { window: { fromMinute: 0, toMinute: 19 } }] })).toBe(BREAKS.window);
    expect(brokenBy([1], { teamCount: 2, stops: [{}, { lockedTeam: 1 }] })).toBe(BREAKS.lock);
    expect(brokenBy([1], { stops: [{}, { isRefused: true }] })).toBe(BREAKS.refusal);
    expect(brokenBy([1, 1])).toBe(BREAKS.order);
    expect(brokenBy([1, 1, 2], { shiftMinutes: 30, mostStops: 1 })).toBe(
      BREAKS.order | BREAKS.shift | BREAKS.stopLimit,
    );
  });

  it('leave nothing behind for the next round', () => {
    const scorer = createRoundScorer(compile(lineOf([5, 10, 20], { mostGapMinutes: 5 })));
    const once = scorer.score(0, roundOf([0, 2]));
    expect(scorer.score(0, roundOf([0, 1, 0]))).toBe(-Infinity);
    expect(scorer.inspect(0, roundOf([0, 1, 0, 2])).broken).toBe(BREAKS.revisitGap | BREAKS.shift);
    expect(scorer.score(0, roundOf([0, 2]))).toBe(once);
  });
});

describe('the worth of a round', () => {
  it('by hand: thefts within reach of a visit, each minute once', () => {
    // 4 thefts an hour at each stop: a minute has 1/15.
    const scorer = createRoundScorer(compile(lineOf([5, 10], { reachMinutes: 3 })));
    // From minute 2 to 18 at the first, of 8 thefts together.
    expect(scorer.inspect(0, roundOf([0])).share).toBeCloseTo(16 / 15 / 8, 12);
    // There again from 35 to 45: 32 to 48; at the second 20 to 30: 17 to 33.
    expect(scorer.inspect(0, roundOf([0, 1, 0])).share).toBeCloseTo((16 + 16 + 16) / 15 / 8, 12);
    // A reach of 20 covers 0 to 35 and goes on up to 60: all of the first stop, and 0 to 50 of the second.
    const far = createRoundScorer(compile(lineOf([5, 10], { reachMinutes: 20 })));
    expect(far.inspect(0, roundOf([0, 1, 0])).share).toBeCloseTo((60 + 50) / 15 / 8, 12);
  });

  it('is less by the share of the shift that is walked, as compactness weighs it', () => {
    const [free, dear] = [0, 0.5].map((compactness) =>
      createRoundScorer(compile(lineOf([5, 10], { teamCount: 2, compactness }))).score(0, roundOf([1, 0])),
    );
    // 10 and 5 minutes of two shifts of 60.
    expect(free! - dear!).toBeCloseTo((0.5 * 15) / 120, 12);
  });

  it('is more by 10 for a bound stop and by 0.03 for one that stays with its team, however often it is visited', () => {
    const [plain, bound] = [{}, { isMustGo: true }].map((stop) =>
      createRoundScorer(compile(lineOf([5, 10], { stops: [stop] }))).score(0, roundOf([0, 1, 0])),
    );
    expect(bound! - plain!).toBeCloseTo(10, 9);
    const patrol = compile(lineOf([5, 10], { teamCount: 2 }));
    const worthFor = (team: number) =>
      createRoundScorer(patrol, Int32Array.of(1, -1)).score(team, roundOf([0, 1, 0]));
    expect(worthFor(1) - worthFor(0)).toBeCloseTo(0.03, 12);
  });

  it('is of no thefts a share of none', () => {
    const scorer = createRoundScorer(compile(lineOf([5], { thefts: [0] })));
    expect(scorer.inspect(0, roundOf([0])).share).toBe(0);
    expect(scorer.score(0, roundOf([0]))).toBe(0);
  });

  it('sums to the capture of the plan where each stop has one team', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.array(fc.nat(5), { maxLength: 6 }), (seed, drawn) => {
        const patrol = compile(
          instanceOf(seed, { stopCount: 6, teamCount: 2, shiftMinutes: 200, sideMinutes: 10 }),
        );
        const scorer = createRoundScorer(patrol);
        const stops = drawn.filter((stop, at) => stop !== drawn[at - 1]);
        const rounds = [0, 1].map((team) => roundOf(stops.filter((stop) => stop % 2 === team)));
        const capture = patrolCapture(
          patrol,
          rounds.map((round, team) => scorer.visits(team, round)),
        );
        const shares = rounds.map((round, team) => scorer.inspect(team, round).share);
        expect(shares[0]! + shares[1]!).toBeCloseTo(capture.share, 9);
      }),
    );
  });
});

describe('a draft', () => {
  const patrol = compile(lineOf([5, 10, 15], { teamCount: 2, shiftMinutes: 120 }));
  const scorer = createRoundScorer(patrol);

  it('knows whose a stop is, also where two teams exchange one', () => {
    const plan = emptyDraft(patrol);
    setRounds(plan, [changeOf(scorer, 0, roundOf([0, 1])), changeOf(scorer, 1, roundOf([2]))]);
    expect([...plan.owner]).toEqual([0, 0, 1]);
    setRounds(plan, [changeOf(scorer, 0, roundOf([2])), changeOf(scorer, 1, roundOf([1]))]);
    expect([...plan.owner]).toEqual([-1, 1, 0]);
    expect(worthOf(plan)).toBe(scorer.score(0, roundOf([2])) + scorer.score(1, roundOf([1])));
  });

  it('that is copied stays as it is', () => {
    const plan = emptyDraft(patrol);
    const copy = copyDraft(plan);
    setRounds(plan, [changeOf(scorer, 0, roundOf([0]))]);
    expect([...copy.owner]).toEqual([-1, -1, -1]);
    expect(copy.rounds.map(({ stops }) => stops)).toEqual([[], []]);
    expect(copy.scores).toEqual([0, 0]);
  });

  it('gets, loses and replaces visits, each with its minute', () => {
    const round = roundOf([4, 7, 4], [0, 30, 50]);
    expect(withVisit(round, 1, 9)).toEqual(roundOf([4, 9, 7, 4], [0, 0, 30, 50]));
    expect(withVisit(round, 3, 9, 80)).toEqual(roundOf([4, 7, 4, 9], [0, 30, 50, 80]));
    expect(withoutVisit(round, 1)).toEqual(roundOf([4, 4], [0, 50]));
    expect(withoutStop(round, 4)).toEqual(roundOf([7], [30]));
    expect(withStopFor(round, 4, 8)).toEqual(roundOf([8, 7, 8], [0, 30, 50]));
  });
});

describe('good neighbours', () => {
  it('are those with most thefts per minute of way and stay, without the stop itself', () => {
    const near = goodNeighbours(compile(lineOf([5, 10, 40, 60], { thefts: [1, 1, 9, 1] })));
    expect(near.width).toBe(3);
    // From the first: 36 thefts in 45 minutes, 4 in 15, 4 in 65.
    expect(Array.from(near.stops.slice(0, 3))).toEqual([2, 1, 3]);
    expect(Array.from(near.stops.slice(6, 9))).toEqual([3, 1, 0]);
  });

  it('are at most 16, and none of a single stop', () => {
    const many = Array.from({ length: 30 }, (_, at) => at);
    expect(goodNeighbours(compile(lineOf(many))).width).toBe(16);
    expect(goodNeighbours(compile(lineOf([5])))).toEqual({ width: 0, stops: new Int32Array(0) });
    expect(goodNeighbours(compile(lineOf([]))).width).toBe(0);
  });
});

it('a budget counts down, and every 512th move is one for others to have their turn', () => {
  const budget = { left: 1024 };
  const turns = Array.from({ length: 1024 }, () => takeMove(budget));
  expect(budget.left).toBe(0);
  expect(turns.flatMap((isTurn, at) => (isTurn ? [at + 1] : []))).toEqual([512, 1024]);
});
