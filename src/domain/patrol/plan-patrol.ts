import type { Task } from '../tasks/task.ts';
import { anneal, shuffleOrder } from './anneal.ts';
import { compilePatrol, type CompiledPatrol } from './compile-patrol.ts';
import { emptyDraft, capturedShare, worthOf, type DraftPlan } from './draft-plan.ts';
import { explainPlan } from './explain-plan.ts';
import { fillGreedily, forceBound, type GreedyOptions } from './fill-greedily.ts';
import {
  DEFAULT_PATROL_MOVES,
  type PatrolPlan,
  type PatrolProblem,
  type PatrolSearch,
} from './patrol-problem.ts';
import { createRoundScorer, type RoundScorer } from './round-scorer.ts';

/** Moves of one run of the search: so many, or so many for every team and stop where that is more. */
const RUN_MOVES = 40_000;
const RUN_MOVES_PER_PAIR = 1000;
/** Part of the moves of a run that its greedy start may take. */
const START_PART = 0.5;
/** Warmth of the local search at its start, as a part of what one visit is worth. */
const WARMTH = 1;
/** Part of the plan's worth that a random order may give up. */
const ORDER_LOSS = 0.01;

/**
 * A patrol plan for one shift: runs of a randomised greedy start and local search, the best of them in a random order of
 * its rounds. The plan never breaks a limit; one seed gives one plan. Stops belong to one team, and a team never visits
 * one twice in a row. See `compilePatrol` for the errors.
 */
export function* planPatrol(problem: PatrolProblem, { random, moves }: PatrolSearch): Task<PatrolPlan> {
  const patrol = compilePatrol(problem, random);
  const scorer = createRoundScorer(patrol);
  const runMoves = Math.max(RUN_MOVES, RUN_MOVES_PER_PAIR * patrol.teamCount * patrol.stopCount);
  let left = moves ?? DEFAULT_PATROL_MOVES;
  let best = emptyDraft(patrol);
  for (let run = 0; left > 0; run += 1) {
    // The last run takes what would be too little for another.
    const budget = { left: left < 2 * runMoves ? left : runMoves };
    left -= budget.left;
    const found = yield* searchOnce(patrol, scorer, { random, budget, noise: run === 0 ? 0 : random.next() });
    if (worthOf(found) > worthOf(best)) best = found;
  }
  yield* shuffleOrder(patrol, scorer, best, { random, loss: ORDER_LOSS });
  return explainPlan(patrol, scorer, best);
}

/** A greedy start and the local search from there, until the moves are used up. */
function* searchOnce(
  patrol: CompiledPatrol,
  scorer: RoundScorer,
  { random, budget, noise }: GreedyOptions,
): Task<DraftPlan> {
  const plan = emptyDraft(patrol);
  const part = Math.ceil(budget.left * START_PART);
  const own = { left: part };
  yield* fillGreedily(patrol, scorer, plan, { random, budget: own, noise });
  yield* forceBound(patrol, scorer, plan, own);
  budget.left -= part - own.left;
  const warmth = WARMTH * visitShare(scorer, plan);
  return yield* anneal(patrol, scorer, plan, { random, budget, moves: budget.left, warmth });
}

/** Share of thefts that a visit captures on average. */
function visitShare(scorer: RoundScorer, plan: DraftPlan): number {
  const visits = plan.rounds.reduce((sum, { stops }) => sum + stops.length, 0);
  return capturedShare(scorer, plan) / Math.max(1, visits);
}
