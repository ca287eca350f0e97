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
  yield* forceBound(patrol, scorer, plan, { left: Infinity });
  return plan;
}

/** Baseline: any visits that keep the limits, drawn until nothing more fits. Errors as in `compilePatrol`. */
export function* randomPatrol(problem: PatrolProblem, { random }: PatrolSearch): Task<PatrolPlan> {
  const patrol = compilePatrol(problem, random);
  const scorer = createRoundScorer(patrol);
  const plan = yield* boundOnly(patrol, scorer);
  const { teamCount, stopCount } = patrol;
  for (let misses = 0; misses < FULL_AFTER && teamCount * stopCount > 0; misses += 1) {
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
 * Baseline: presence spread evenly, whatever is expected. One after another comes the stop that is farthest from those
 * chosen before (Gonzalez, Theoretical Computer Science 38, 1985, 293–306) to the nearest team with room; then every
 * team walks its round again until the shift ends. Errors as in `compilePatrol`.
 */
export function* evenPatrol(problem: PatrolProblem, { random }: PatrolSearch): Task<PatrolPlan> {
  const patrol = compilePatrol(problem, random);
  const scorer = createRoundScorer(patrol);
  const plan = yield* boundOnly(patrol, scorer);
  const { stopCount, teamCount, between } = patrol;
  const distance = Float64Array.from({ length: stopCount }, (_, stop) => {
    let least = Infinity;
    for (let team = 0; team < teamCount; team += 1)
      least = Math.min(least, patrol.fromStart[team * stopCount + stop]!);
    return least;
  });
  const isLeft = Uint8Array.from(plan.owner, (owner) => Number(owner < 0));
  for (;;) {
    let farthest = -1;
    for (let stop = 0; stop < stopCount; stop += 1)
      if (isLeft[stop] === 1 && (farthest < 0 || distance[stop]! > distance[farthest]!)) farthest = stop;
    if (farthest < 0) break;
    isLeft[farthest] = 0;
    if (!addWhereNearest(patrol, scorer, plan, farthest)) continue;
    for (let stop = 0; stop < stopCount; stop += 1)
      distance[stop] = Math.min(distance[stop]!, between[farthest * stopCount + stop]!);
    yield;
  }
  for (let team = 0; team < teamCount; team += 1) walkAgain(scorer, plan, team);
  return explainPlan(patrol, scorer, plan);
}

/** Puts a stop at the end of the round that comes to it soonest. */
function addWhereNearest(
  patrol: CompiledPatrol,
  scorer: RoundScorer,
  plan: DraftPlan,
  stop: number,
): boolean {
  const { stopCount } = patrol;
  const way = (team: number): number => {
    const last = plan.rounds[team]!.stops.at(-1);
    return last === undefined
      ? patrol.fromStart[team * stopCount + stop]!
      : patrol.between[last * stopCount + stop]!;
  };
  const teams = plan.rounds.map((_, team) => team).sort((a, b) => way(a) - way(b));
  for (const team of teams) {
    if (!isOpenTo(patrol, plan, team, stop)) continue;
    const round = plan.rounds[team]!;
    const change = changeOf(scorer, team, withVisit(round, round.stops.length, stop));
    if (change.score === -Infinity) continue;
    setRounds(plan, [change]);
    return true;
  }
  return false;
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
