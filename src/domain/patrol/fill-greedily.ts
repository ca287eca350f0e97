import type { Random } from '../random/random.ts';
import type { Task } from '../tasks/task.ts';
import type { CompiledPatrol } from './compile-patrol.ts';
import {
  changeOf,
  setRounds,
  withoutStop,
  withVisit,
  type DraftPlan,
  type RoundChange,
} from './draft-plan.ts';
import { takeMove, type MoveBudget } from './move-budget.ts';
import type { RoundScorer } from './round-scorer.ts';

export interface GreedyOptions {
  readonly random: Random;
  readonly budget: MoveBudget;
  /** Gains are shrunk by a random part of up to this before the best is taken: 0 is greedy, 1 nearly random. */
  readonly noise: number;
}

/**
 * Fills a plan visit by visit: of all stops, teams and positions the one that gains most, until none gains (the
 * randomised greedy construction of Feo and Resende, J. Global Optimization 6, 1995, 109–133). Bound stops are worth
 * most and so come first. Changes the plan.
 */
export function* fillGreedily(
  patrol: CompiledPatrol,
  scorer: RoundScorer,
  plan: DraftPlan,
  { random, budget, noise }: GreedyOptions,
): Task<void> {
  const { stopCount, teamCount } = patrol;
  const best: (RoundChange | undefined)[] = Array.from({ length: stopCount * teamCount }, () => undefined);
  let stale = Array.from({ length: teamCount }, (_, team) => team);
  while (budget.left > 0) {
    for (const team of stale)
      for (let stop = 0; stop < stopCount; stop += 1) {
        best[team * stopCount + stop] = undefined;
        if (!isOpenTo(patrol, plan, team, stop)) continue;
        const round = plan.rounds[team]!;
        for (let at = 0; at <= round.stops.length; at += 1) {
          const change = changeOf(scorer, team, withVisit(round, at, stop));
          const known = best[team * stopCount + stop];
          if (change.score > (known?.score ?? plan.scores[team]! + 1e-12))
            best[team * stopCount + stop] = change;
          if (takeMove(budget)) yield;
        }
      }
    let chosen: RoundChange | undefined;
    let chosenGain = 0;
    for (const [index, change] of best.entries()) {
      if (change === undefined || !isOpenTo(patrol, plan, change.team, index % stopCount)) continue;
      const gain = (change.score - plan.scores[change.team]!) * (1 - noise * random.next());
      if (gain > chosenGain) [chosen, chosenGain] = [change, gain];
    }
    if (chosen === undefined) return;
    setRounds(plan, [chosen]);
    stale = [chosen.team];
  }
}

/** Whether a team may visit a stop, as far as others are concerned. */
export function isOpenTo(patrol: CompiledPatrol, plan: DraftPlan, team: number, stop: number): boolean {
  const [owner, locked] = [plan.owner[stop]!, patrol.lockedTeam[stop]!];
  return patrol.isRefused[stop] === 0 && (owner < 0 || owner === team) && (locked < 0 || locked === team);
}

/**
 * Makes room for every bound stop that nobody visits: free stops with the fewest thefts leave a round until the bound
 * one fits. Changes the plan.
 */
export function* forceBound(
  patrol: CompiledPatrol,
  scorer: RoundScorer,
  plan: DraftPlan,
  budget: MoveBudget,
): Task<void> {
  for (let stop = 0; stop < patrol.stopCount; stop += 1) {
    if (patrol.isBound[stop] === 0 || plan.owner[stop]! >= 0) continue;
    let best: RoundChange | undefined;
    let bestGain = 0;
    for (let team = 0; team < patrol.teamCount; team += 1) {
      if (!isOpenTo(patrol, plan, team, stop)) continue;
      for (let at = 0; at <= plan.rounds[team]!.stops.length; at += 1) {
        const change = makeRoom(
          patrol,
          scorer,
          changeOf(scorer, team, withVisit(plan.rounds[team]!, at, stop)),
        );
        const gain = change.score - plan.scores[team]!;
        if (gain > bestGain) [best, bestGain] = [change, gain];
        if (takeMove(budget)) yield;
      }
    }
    if (best !== undefined) setRounds(plan, [best]);
  }
}

function makeRoom(patrol: CompiledPatrol, scorer: RoundScorer, full: RoundChange): RoundChange {
  let change = full;
  while (change.score === -Infinity) {
    const free = change.round.stops.filter((stop) => patrol.isBound[stop] === 0);
    if (free.length === 0) return change;
    const least = free.reduce((a, b) => (patrol.stopThefts[b]! < patrol.stopThefts[a]! ? b : a));
    change = changeOf(scorer, change.team, withoutStop(change.round, least));
  }
  return change;
}
