import { describe, expect, it } from 'vitest';
import { evenPatrol, randomPatrol } from '../../../src/domain/patrol/baseline-plans.ts';
import type { PatrolPlan, PatrolProblem } from '../../../src/domain/patrol/patrol-problem.ts';
import { createRandom } from '../../../src/domain/random/random.ts';
import { runTask } from '../../../src/domain/tasks/task.ts';
import { lineOf } from './line-of-stops.ts';

const evenly = (problem: PatrolProblem) => runTask(evenPatrol(problem, { random: createRandom(1) }));
const atRandom = (problem: PatrolProblem, seed = 1) =>
  runTask(randomPatrol(problem, { random: createRandom(seed) }));
const stopsOf = ({ rounds }: PatrolPlan) => rounds.map((round) => round.map(({ stop }) => stop));

describe('presence spread evenly', () => {
  it('by hand: the stops farthest from each other, the nearest first, then the round again', () => {
    // Of five stops three may be visited: the first, the farthest from it, the one between them.
    const problem = lineOf([5, 6, 20, 34, 35], { shiftMinutes: 240, mostStops: 3, mostGapMinutes: 200 });
    expect(stopsOf(evenly(problem))).toEqual([[0, 2, 4, 0, 2, 4, 0, 2]]);
  });

  it('ends with the shift, and with the gap between two visits', () => {
    const problem = lineOf([5, 10], { shiftMinutes: 65, mostGapMinutes: 200 });
    expect(stopsOf(evenly(problem))).toEqual([[0, 1, 0, 1]]);
    expect(stopsOf(evenly({ ...problem, mostGapMinutes: 20 }))).toEqual([[0, 1, 0, 1]]);
    expect(stopsOf(evenly({ ...problem, mostGapMinutes: 19 }))).toEqual([[0, 1]]);
  });

  it('lets the teams take turns, so that each has as many stops', () => {
    const problem = lineOf([5, 10, 15, 20], { shiftMinutes: 60, teamCount: 2, mostGapMinutes: 0 });
    // The first takes the nearest, the second the next; each goes on to the nearest that is left.
    expect(stopsOf(evenly(problem))).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });

  it('does not care where most is expected', () => {
    const problem = lineOf([5, 20, 35], { mostStops: 2, shiftMinutes: 70 });
    const plan = stopsOf(evenly(problem));
    expect(stopsOf(evenly({ ...problem, expectedThefts: problem.expectedThefts.toReversed() }))).toEqual(
      plan,
    );
    expect(stopsOf(evenly({ ...problem, expectedThefts: new Float64Array(15).fill(0) }))).toEqual(plan);
  });

  it('leaves out what is refused, and has what is bound', () => {
    const refused = lineOf([5, 10, 15], { stops: [{}, { isRefused: true }], shiftMinutes: 50 });
    expect(stopsOf(evenly(refused))[0]).not.toContain(1);
    const bound = lineOf([5, 10, 15], { stops: [{}, { isMustGo: true }], mostStops: 1 });
    expect(new Set(stopsOf(evenly(bound))[0])).toEqual(new Set([1]));
    expect(evenly(bound).unserved).toEqual([]);
  });

  it('passes over a stop that fits no more for another that does', () => {
    const problem = lineOf([5, 10, 15], { stops: [{}, { window: { fromMinute: 0, toMinute: 12 } }] });
    expect(stopsOf(evenly(problem))[0]!.slice(0, 2)).toEqual([0, 2]);
  });
});

describe('a plan drawn at random', () => {
  const problem = lineOf([5, 10, 15, 20, 25], { shiftMinutes: 90, teamCount: 2, mostGapMinutes: 60 });

  it('is full: to go on to another stop and stay there takes longer than what is left', () => {
    const alone = { ...problem, teams: problem.teams.slice(0, 1), mostGapMinutes: 200 };
    for (let seed = 0; seed < 10; seed += 1) {
      const [round] = atRandom(alone, seed).rounds;
      // The nearest other stop is five minutes away.
      expect(round!.at(-1)!.leaveMinute).toBeGreaterThan(75);
    }
  });

  it('is another for another seed, and the same for the same', () => {
    const plans = Array.from({ length: 10 }, (_, seed) => JSON.stringify(stopsOf(atRandom(problem, seed))));
    expect(new Set(plans).size).toBeGreaterThan(7);
    expect(JSON.stringify(stopsOf(atRandom(problem, 3)))).toBe(plans[3]);
  });

  it('uses every stop and every team now and then, and any place in a round', () => {
    const plans = Array.from({ length: 30 }, (_, seed) => stopsOf(atRandom(problem, seed)));
    for (const team of [0, 1])
      for (const stop of [0, 1, 2, 3, 4]) {
        expect(plans.some((rounds) => rounds[team]!.includes(stop))).toBe(true);
        expect(plans.some((rounds) => rounds[team]![0] === stop)).toBe(true);
      }
  });

  it('has what is bound, leaves out what is refused, and is empty where there is nobody or nowhere', () => {
    const wishes = lineOf([5, 10, 15], {
      stops: [{ isMustGo: true }, { isRefused: true }],
      shiftMinutes: 15,
    });
    expect(stopsOf(atRandom(wishes))).toEqual([[0]]);
    expect(stopsOf(atRandom(lineOf([])))).toEqual([[]]);
    expect(stopsOf(atRandom(lineOf([5], { teamCount: 0 })))).toEqual([]);
    expect(stopsOf(evenly(lineOf([5], { teamCount: 0 })))).toEqual([]);
  });

  it('lets others have their turn', () => {
    let turns = 0;
    for (const task = randomPatrol(problem, { random: createRandom(1) }); !task.next().done;) turns += 1;
    expect(turns).toBeGreaterThan(2);
    turns = 0;
    for (const task = evenPatrol(problem, { random: createRandom(1) }); !task.next().done;) turns += 1;
    expect(turns).toBeGreaterThan(2);
  });
});
