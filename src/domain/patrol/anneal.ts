import type { Random } from '../random/random.ts';
import type { Task } from '../tasks/task.ts';
import type { CompiledPatrol } from './compile-patrol.ts';
import { changeOf, copyDraft, setRounds, capturedShare, worthOf, type DraftPlan } from './draft-plan.ts';
import { takeMove, type MoveBudget } from './move-budget.ts';
import { createMoveSource, type ProposedMove } from './propose-move.ts';
import type { RoundScorer } from './round-scorer.ts';

export interface AnnealOptions {
  readonly random: Random;
  readonly budget: MoveBudget;
  /** Tried moves of this run. */
  readonly moves: number;
  /** A loss of this share is taken at the start with a probability of 1/e; 0 takes gains only. */
  readonly warmth: number;
}

/** From start to end the warmth falls to this part. */
const COOLED = 0.02;
/** Moves at one temperature. */
const MOVES_PER_STEP = 64;
/** Less is rounding. */
const LEAST_GAIN = 1e-9;

/**
 * Local search by simulated annealing (Kirkpatrick, Gelatt and Vecchi, Science 220, 1983, 671–680) over 2-opt, relocate,
 * swap, replace, insert, remove and wait. Gives the best plan it saw; `start` is left as it is.
 */
export function* anneal(
  patrol: CompiledPatrol,
  scorer: RoundScorer,
  start: DraftPlan,
  { random, budget, moves, warmth }: AnnealOptions,
): Task<DraftPlan> {
  const source = createMoveSource(patrol, scorer);
  const plan = copyDraft(start);
  let best = copyDraft(start);
  let [worth, bestWorth] = [worthOf(plan), worthOf(plan)];
  let temperature = warmth;
  const isWelcome = (gain: number) =>
    temperature > 0 ? gain >= 0 || random.next() < Math.exp(gain / temperature) : gain > LEAST_GAIN;
  for (let move = 0; move < moves && budget.left > 0; move += 1) {
    if (takeMove(budget)) yield;
    if (move % MOVES_PER_STEP === 0) temperature = warmth * COOLED ** (move / moves);
    worth += tryMove(scorer, plan, source.any(plan, random), isWelcome);
    if (worth > bestWorth + LEAST_GAIN) {
      best = copyDraft(plan);
      bestWorth = worth;
    }
  }
  return best;
}

/** Makes a move where its gain is welcome; gives the gain, 0 where it was not made. */
function tryMove(
  scorer: RoundScorer,
  plan: DraftPlan,
  move: ProposedMove,
  isWelcome: (gain: number) => boolean,
): number {
  if (move.length === 0) return 0;
  const changes = move.map(({ team, round }) => changeOf(scorer, team, round));
  const gain = changes.reduce((sum, { team, score }) => sum + score - plan.scores[team]!, 0);
  if (gain === -Infinity || !isWelcome(gain)) return 0;
  setRounds(plan, changes);
  return gain;
}

/** Moves for the order of one round. */
const ORDER_MOVES = 40;

/**
 * Draws other orders of the rounds, so that the same evening is not walked in the same way twice. Every order keeps the
 * limits, and all together give up at most the part `loss` of the captured share. Changes the plan.
 */
export function* shuffleOrder(
  patrol: CompiledPatrol,
  scorer: RoundScorer,
  plan: DraftPlan,
  { random, loss }: { readonly random: Random; readonly loss: number },
): Task<void> {
  const source = createMoveSource(patrol, scorer);
  const sparePerTeam = (loss * capturedShare(scorer, plan)) / patrol.teamCount;
  for (let team = 0; team < patrol.teamCount; team += 1) {
    let spare = sparePerTeam;
    for (let move = 0; move < ORDER_MOVES; move += 1) {
      spare += tryMove(scorer, plan, source.order(plan, team, random), (gain) => spare + gain >= 0);
    }
    yield;
  }
}
