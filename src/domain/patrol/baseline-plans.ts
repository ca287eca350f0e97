import { below } from '../random/distributions.ts';
import type { Task } from '../tasks/task.ts';
import { compilePatrol, type CompiledPatrol } from './compile-patrol.ts';
import { changeOf, emptyDraft, setRounds, withVisit, type DraftPlan } from './draft-plan.ts';
import { explainPlan } from './explain-plan.ts';
import { forceBound, isOpenTo } from './fill-greedily.ts';
import type { PatrolPlan, PatrolProblem, PatrolSearch } from './patrol-problem.ts';
import { createRoundScorer, type RoundScorer } from './round-scorer.ts';

/** So many visits in a row that do not fit, and a random plan is full. */
const FULL_AFTER = 300;

/** Both baselines begin with the bound stops, as a plan without them could not be compared. */
function* boundOnly(patrol: CompiledPatrol, scorer: RoundScorer): Task<DraftPlan> {
  const plan = emptyDraft(patrol);
  yield* forceBound(patrol, scorer, plan, { left: Number.MAX_SAFE_INTEGER });
  return plan;
}

/** Baseline: visits that keep the limits, drawn until nothing more fits. Errors as in `compilePatrol`. */
export function* randomPatrol(problem: PatrolProblem, { random }: PatrolSearch): Task<PatrolPlan> {
  const patrol = compilePatrol(problem, random);
  const scorer = createRoundScorer(patrol);
  const plan = yield* boundOnly(patrol, scorer);
  const { teamCount, stopCount } = patrol;
  const fullAfter = teamCount * stopCount > 0 ? FULL_AFTER : 0;
  for (let misses = 0; misses < fullAfter; misses += 1) {
    const [team, stop] = [below(random, teamCount), below(random, stopCount)];
    if (!isOpenTo(patrol, plan, team, stop)) continue;
    const round = plan.rounds[team]!;
    const change = changeOf(scorer, team, withVisit(round, below(random, round.stops.length + 1), stop));
    if (change.score === -Infinity) continue;
    setRounds(plan, [change]);
    misses = -1;
    yield;
  }
  return explainPlan(patrol, scorer, plan);
}

/**
 * Baseline: presence spread evenly, whatever is expected. As many stops as the teams may have, far from each other; the
 * teams take turns, each goes on to the nearest that is left, and then walks its round again until the shift ends.
 * Errors as in `compilePatrol`.
 */
export function* evenPatrol(problem: PatrolProblem, { random }: PatrolSearch): Task<PatrolPlan> {
  const patrol = compilePatrol(problem, random);
  const scorer = createRoundScorer(patrol);
  const plan = yield* boundOnly(patrol, scorer);
  let left = spreadStops(patrol, plan);
  for (let team = 0, misses = 0; misses < patrol.teamCount; team = (team + 1) % patrol.teamCount) {
    const added = addNearest(patrol, scorer, plan, team, left);
    misses = added < 0 ? misses + 1 : 0;
    left = left.filter((stop) => stop !== added);
    yield;
  }
  for (let team = 0; team < patrol.teamCount; team += 1) walkAgain(scorer, plan, team);
  return explainPlan(patrol, scorer, plan);
}

/** One stop after another, the next the farthest from those before (Gonzalez, Theor. Comput. Sci. 38, 1985, 293–306). */
function spreadStops(patrol: CompiledPatrol, plan: DraftPlan): number[] {
  const { stopCount, teamCount, between, problem } = patrol;
  const distance = new Float64Array(stopCount).fill(Infinity);
  const isOpen = (stop: number) => plan.owner[stop]! < 0 && patrol.isRefused[stop] === 0;
  const open = problem.stops.flatMap((_, stop) => (isOpen(stop) ? [stop] : []));
  const chosen: number[] = [];
  const most = Math.min(open.length, teamCount * problem.mostStops);
  while (chosen.length < most) {
    const farthest = open.reduce((a, b) => (distance[b]! > distance[a]! ? b : a));
    chosen.push(farthest);
    for (const stop of open)
      distance[stop] = Math.min(distance[stop]!, between[farthest * stopCount + stop]!);
    distance[farthest] = -1;
  }
  return chosen;
}

/** The nearest of the stops that fits at the end of a round is added; gives it, −1 where none fits. */
function addNearest(
  patrol: CompiledPatrol,
  scorer: RoundScorer,
  plan: DraftPlan,
  team: number,
  stops: readonly number[],
): number {
  const { stopCount, between, fromStart } = patrol;
  const round = plan.rounds[team]!;
  const last = round.stops.at(-1);
  const way = (stop: number): number =>
    last === undefined ? fromStart[team * stopCount + stop]! : between[last * stopCount + stop]!;
  for (const stop of stops.toSorted((a, b) => way(a) - way(b))) {
    const change = changeOf(scorer, team, withVisit(round, round.stops.length, stop));
    if (change.score === -Infinity) continue;
    setRounds(plan, [change]);
    return stop;
  }
  return -1;
}

function walkAgain(scorer: RoundScorer, plan: DraftPlan, team: number): void {
  const once = plan.rounds[team]!.stops;
  for (let at = 0; once.length > 0; at += 1) {
    const round = plan.rounds[team]!;
    const change = changeOf(scorer, team, withVisit(round, round.stops.length, once[at % once.length]!));
    if (change.score === -Infinity) return;
    setRounds(plan, [change]);
  }
}
