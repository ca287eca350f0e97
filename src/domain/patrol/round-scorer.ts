import { theftsUntil, type CompiledPatrol } from './compile-patrol.ts';
import type { PatrolVisit } from './patrol-problem.ts';

/** The stops of a team in order, and the minute before which each visit does not begin. */
export interface DraftRound {
  readonly stops: readonly number[];
  readonly notBefore: readonly number[];
}

export const EMPTY_DRAFT: DraftRound = { stops: [], notBefore: [] };

/** Bits of the limits that a round breaks. */
export const BREAKS = {
  shift: 1,
  stopLimit: 2,
  revisitGap: 4,
  window: 8,
  lock: 16,
  refusal: 32,
  order: 64,
} as const;

/** Every bound stop weighs more than all that can be gained or lost elsewhere. */
const BOUND_WORTH = 10;
/** A stop that stays with its team of the plan before is worth this share of the thefts. */
const KEPT_WORTH = 0.03;

export interface RoundScorer {
  /** What a round is worth, as a share of thefts; −Infinity where it breaks a limit. */
  score(team: number, draft: DraftRound): number;
  /** The bits of all limits that a round breaks, and the share of thefts it would capture. */
  inspect(team: number, draft: DraftRound): { broken: number; share: number };
  /** The visits of a round at their earliest times. */
  visits(team: number, draft: DraftRound): PatrolVisit[];
}

/**
 * A scorer of rounds. A stop belongs to one team, so the worth of a plan is the sum over its rounds:
 * captured share − compactness · walk / (teams · shift), and more for bound stops and for those that `keptTeam` (by
 * stop, −1 for none) says the team had before.
 */
export function createRoundScorer(patrol: CompiledPatrol, keptTeam?: Int32Array): RoundScorer {
  const { problem, stopCount, teamCount, between, fromStart, stays, windowFrom, windowTo } = patrol;
  const { shiftMinutes, mostGapMinutes, mostStops, reachMinutes } = problem;
  const walkCost = problem.compactness / (teamCount * shiftMinutes);
  const lastLeave = new Float64Array(stopCount).fill(-1);
  let broken = 0;
  let share = 0;
  let worth = 0;

  /** Walks along the round; without `isWhole` it ends at the first broken limit. */
  function walk(
    team: number,
    { stops, notBefore }: DraftRound,
    isWhole: boolean,
    found?: PatrolVisit[],
  ): void {
    broken = 0;
    let [clock, captured, walked, extra, distinct, at] = [0, 0, 0, 0, 0, 0];
    let before = -1;
    const endsAt = isWhole ? 0 : ~0;
    for (; at < stops.length && (broken & endsAt) === 0; at += 1) {
      const stop = stops[at]!;
      const travel = before < 0 ? fromStart[team * stopCount + stop]! : between[before * stopCount + stop]!;
      const arrive = Math.max(clock + travel, notBefore[at]!, windowFrom[stop]!);
      const leave = arrive + stays[team * stopCount + stop]!;
      const last = lastLeave[stop]!;
      const locked = patrol.lockedTeam[stop]!;
      if (leave > shiftMinutes) broken |= BREAKS.shift;
      if (leave > windowTo[stop]!) broken |= BREAKS.window;
      if (patrol.isRefused[stop] === 1) broken |= BREAKS.refusal;
      if (locked >= 0 && locked !== team) broken |= BREAKS.lock;
      if (stop === before) broken |= BREAKS.order;
      if (last < 0) {
        distinct += 1;
        if (patrol.isBound[stop] === 1) extra += BOUND_WORTH;
        if (keptTeam?.[stop] === team) extra += KEPT_WORTH;
      } else if (arrive - last > mostGapMinutes) broken |= BREAKS.revisitGap;
      const from = last < 0 ? arrive - reachMinutes : Math.max(arrive - reachMinutes, last + reachMinutes);
      captured += theftsUntil(patrol, stop, leave + reachMinutes) - theftsUntil(patrol, stop, from);
      found?.push({ stop, arriveMinute: arrive, leaveMinute: leave, travelMinutes: travel });
      walked += travel;
      lastLeave[stop] = leave;
      clock = leave;
      before = stop;
    }
    if (distinct > mostStops) broken |= BREAKS.stopLimit;
    for (let reset = 0; reset < at; reset += 1) lastLeave[stops[reset]!] = -1;
    share = captured / patrol.totalThefts;
    worth = share - walkCost * walked + extra;
  }

  return {
    score(team, draft) {
      walk(team, draft, false);
      return broken === 0 ? worth : -Infinity;
    },
    inspect(team, draft) {
      walk(team, draft, true);
      return { broken, share };
    },
    visits(team, draft) {
      const found: PatrolVisit[] = [];
      walk(team, draft, true, found);
      return found;
    },
  };
}
