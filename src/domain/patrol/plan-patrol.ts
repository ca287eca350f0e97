import type { Task } from '../tasks/task.ts';
import { anneal, shuffleOrder } from './anneal.ts';
import { compilePatrol, type CompiledPatrol } from './compile-patrol.ts';
import { emptyDraft, shareOf, worthOf, type DraftPlan } from './draft-plan.ts';
import { explainPlan } from './explain-plan.ts';
import { fillGreedily, forceBound } from './fill-greedily.ts';
import type { MoveBudget } from './move-budget.ts';
import {
  DEFAULT_PATROL_MOVES,
  type PatrolPlan,
  type PatrolProblem,
  type PatrolSearch,
} from './patrol-problem.ts';
import { createRoundScorer, type RoundScorer } from './round-scorer.ts';

/** How much the greedy starts shrink their gains: the first is greedy, the others try something else. */
const START_NOISE = [0, 0.3, 0.6];
/** Part of the moves that the greedy starts may take. */
const START_PART = 0.5;
/** Warmth of the local search, as a part of what one visit is worth. */
const WARMTH = 0.7;
/** Part of the plan's worth that a random order may give up. */
const ORDER_LOSS = 0.01;

/**
 * A patrol plan for one shift: randomised greedy starts, local search, then a random order of the rounds. The plan never
 * breaks a limit; one seed gives one plan. Stops belong to one team, and a team never visits one twice in a row. See
 * `compilePatrol` for the errors.
 */
export function* planPatrol(problem: PatrolProblem, { random, moves }: PatrolSearch): Task<PatrolPlan> {
  const patrol = compilePatrol(problem, random);
  const scorer = createRoundScorer(patrol);
  const budget: MoveBudget = { left: moves ?? DEFAULT_PATROL_MOVES };
  const start = yield* startPlan(patrol, scorer, { random, budget });
  const warmth = WARMTH * visitShare(scorer, start);
  const best = yield* anneal(patrol, scorer, start, { random, budget, moves: budget.left, warmth });
  yield* shuffleOrder(patrol, scorer, best, { random, budget, loss: ORDER_LOSS });
  return explainPlan(patrol, scorer, best);
}

function* startPlan(
  patrol: CompiledPatrol,
  scorer: RoundScorer,
  { random, budget }: { readonly random: PatrolSearch['random']; readonly budget: MoveBudget },
): Task<DraftPlan> {
  let best = emptyDraft(patrol);
  const part = Math.floor((budget.left * START_PART) / START_NOISE.length);
  for (const noise of START_NOISE) {
    const plan = emptyDraft(patrol);
    const own = { left: part };
    yield* fillGreedily(patrol, scorer, plan, { random, budget: own, noise });
    yield* forceBound(patrol, scorer, plan, own);
    budget.left -= part - own.left;
    if (worthOf(plan) > worthOf(best)) best = plan;
  }
  return best;
}

/** Share of thefts that a visit captures on average. */
function visitShare(scorer: RoundScorer, plan: DraftPlan): number {
  const visits = plan.rounds.reduce((sum, { stops }) => sum + stops.length, 0);
  return shareOf(scorer, plan) / Math.max(1, visits);
}
