import type { Task } from '../tasks/task.ts';
import { anneal } from './anneal.ts';
import { compilePatrol, type CompiledPatrol } from './compile-patrol.ts';
import { changeOf, emptyDraft, setRounds, withVisit, type DraftPlan } from './draft-plan.ts';
import { explainPlan } from './explain-plan.ts';
import { fillGreedily, forceBound, isOpenTo } from './fill-greedily.ts';
import {
  DEFAULT_PATROL_MOVES,
  type PatrolPlan,
  type PatrolProblem,
  type PatrolRound,
  type PatrolSearch,
} from './patrol-problem.ts';
import { createRoundScorer, type RoundScorer } from './round-scorer.ts';

/** Part of the moves that the local search may take. */
const SEARCH_PART = 0.25;

/**
 * The plan again after the hand changed something: a stop locked, refused or made a must-go, a weight moved. Visits that
 * still may be keep their team, order and time; bound stops get room; what is free is filled; and a stop leaves its team
 * only where that gains more than a share of 0.03. Stops keep their index, teams too. Errors as in `compilePatrol`.
 */
export function* replanPatrol(
  problem: PatrolProblem,
  previous: readonly PatrolRound[],
  { random, moves }: PatrolSearch,
): Task<PatrolPlan> {
  const patrol = compilePatrol(problem, random);
  keepStays(patrol, previous);
  const scorer = createRoundScorer(patrol, previousTeams(patrol, previous));
  const budget = { left: moves ?? DEFAULT_PATROL_MOVES };
  const plan = keptVisits(patrol, scorer, previous);
  yield* forceBound(patrol, scorer, plan, budget);
  yield* fillGreedily(patrol, scorer, plan, { random, budget, noise: 0 });
  const searched = Math.floor(budget.left * SEARCH_PART);
  const best = yield* anneal(patrol, scorer, plan, { random, budget, moves: searched, warmth: 0 });
  return explainPlan(patrol, scorer, best);
}

function previousTeams(patrol: CompiledPatrol, previous: readonly PatrolRound[]): Int32Array {
  const teams = new Int32Array(patrol.stopCount).fill(-1);
  for (const [team, round] of previous.entries())
    for (const { stop } of round) if (stop < teams.length) teams[stop] = team;
  return teams;
}

/** A visit takes as long as it did before, so that kept times stay true. */
function keepStays(patrol: CompiledPatrol, previous: readonly PatrolRound[]): void {
  const { least, most } = patrol.problem.stayMinutes;
  for (const [team, round] of previous.slice(0, patrol.teamCount).entries())
    for (const { stop, arriveMinute, leaveMinute } of round) {
      const stay = leaveMinute - arriveMinute;
      if (stop < patrol.stopCount && stay >= least && stay <= most)
        patrol.stays[team * patrol.stopCount + stop] = stay;
    }
}

/** What of the plan before may still be, visit by visit; a visit that no longer fits is left out. */
function keptVisits(
  patrol: CompiledPatrol,
  scorer: RoundScorer,
  previous: readonly PatrolRound[],
): DraftPlan {
  const plan = emptyDraft(patrol);
  for (const [team, round] of previous.slice(0, patrol.teamCount).entries())
    for (const { stop, arriveMinute } of round) {
      if (stop >= patrol.stopCount || !isOpenTo(patrol, plan, team, stop)) continue;
      const kept = plan.rounds[team]!;
      const change = changeOf(scorer, team, withVisit(kept, kept.stops.length, stop, arriveMinute));
      if (change.score > -Infinity) setRounds(plan, [change]);
    }
  return plan;
}
