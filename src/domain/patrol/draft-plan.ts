import type { CompiledPatrol } from './compile-patrol.ts';
import { EMPTY_DRAFT, type DraftRound, type RoundScorer } from './round-scorer.ts';

/** A plan while it is searched: rounds, what each is worth, and whose a stop is. */
export interface DraftPlan {
  readonly rounds: DraftRound[];
  readonly scores: number[];
  /** The team that visits a stop, −1 for none. */
  readonly owner: Int32Array;
}

/** A plan without a visit. */
export function emptyDraft(patrol: CompiledPatrol): DraftPlan {
  return {
    rounds: Array.from({ length: patrol.teamCount }, () => EMPTY_DRAFT),
    scores: Array.from({ length: patrol.teamCount }, () => 0),
    owner: new Int32Array(patrol.stopCount).fill(-1),
  };
}

/** A copy that does not change with the plan. */
export function copyDraft({ rounds, scores, owner }: DraftPlan): DraftPlan {
  return { rounds: [...rounds], scores: [...scores], owner: owner.slice() };
}

/** Gives teams other rounds. Both of a pair are given at once, so that a stop may pass from one to the other. */
export function setRounds(plan: DraftPlan, changes: readonly RoundChange[]): void {
  for (const { team } of changes) for (const stop of plan.rounds[team]!.stops) plan.owner[stop] = -1;
  for (const { team, round, score } of changes) {
    plan.rounds[team] = round;
    plan.scores[team] = score;
    for (const stop of round.stops) plan.owner[stop] = team;
  }
}

export interface RoundChange {
  readonly team: number;
  readonly round: DraftRound;
  readonly score: number;
}

/** A change of one round with its score. */
export function changeOf(scorer: RoundScorer, team: number, round: DraftRound): RoundChange {
  return { team, round, score: scorer.score(team, round) };
}

/** What a plan is worth. */
export function worthOf({ scores }: DraftPlan): number {
  return scores.reduce((sum, score) => sum + score, 0);
}

/** Share of thefts that a plan captures. */
export function capturedShare(scorer: RoundScorer, { rounds }: DraftPlan): number {
  return rounds.reduce((sum, round, team) => sum + scorer.inspect(team, round).share, 0);
}

/** A round with one more visit. */
export function withVisit(
  { stops, notBefore }: DraftRound,
  at: number,
  stop: number,
  minute = 0,
): DraftRound {
  return { stops: stops.toSpliced(at, 0, stop), notBefore: notBefore.toSpliced(at, 0, minute) };
}

/** A round without one visit. */
export function withoutVisit({ stops, notBefore }: DraftRound, at: number): DraftRound {
  return { stops: stops.toSpliced(at, 1), notBefore: notBefore.toSpliced(at, 1) };
}

/** A round without any visit of a stop. */
export function withoutStop({ stops, notBefore }: DraftRound, stop: number): DraftRound {
  const isOther = (_: number, at: number) => stops[at] !== stop;
  return { stops: stops.filter(isOther), notBefore: notBefore.filter(isOther) };
}

/** A round that visits another stop wherever it visited this one. */
export function withStopFor({ stops, notBefore }: DraftRound, stop: number, other: number): DraftRound {
  return { stops: stops.map((visited) => (visited === stop ? other : visited)), notBefore };
}
