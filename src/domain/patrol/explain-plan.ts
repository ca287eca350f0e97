import { patrolCapture } from './capture.ts';
import type { CompiledPatrol } from './compile-patrol.ts';
import { withVisit, type DraftPlan } from './draft-plan.ts';
import type { BindingLimit, PatrolLimit, PatrolPlan, UnservedReason } from './patrol-problem.ts';
import { BREAKS, type RoundScorer } from './round-scorer.ts';

const LIMIT_OF: Partial<Record<number, PatrolLimit>> = {
  [BREAKS.shift]: 'shift',
  [BREAKS.stopLimit]: 'stop-limit',
  [BREAKS.revisitGap]: 'revisit-gap',
  [BREAKS.window]: 'window',
  [BREAKS.lock]: 'lock',
  [BREAKS.refusal]: 'refusal',
};

/** A draft as a plan that can be read: times, capture, what is not served and why, and which limits bind. */
export function explainPlan(patrol: CompiledPatrol, scorer: RoundScorer, draft: DraftPlan): PatrolPlan {
  const rounds = draft.rounds.map((round, team) => scorer.visits(team, round));
  const unserved = patrol.problem.stops.flatMap((_, stop) =>
    patrol.isBound[stop] === 1 && draft.owner[stop]! < 0
      ? [{ stop, reason: whyUnserved(patrol, draft, stop) }]
      : [],
  );
  return {
    rounds,
    capture: patrolCapture(patrol, rounds),
    walkMinutes: rounds.flat().reduce((sum, { travelMinutes }) => sum + travelMinutes, 0),
    unserved,
    binding: bindingLimits(patrol, scorer, draft),
  };
}

function whyUnserved(patrol: CompiledPatrol, draft: DraftPlan, stop: number): UnservedReason {
  if (patrol.isRefused[stop] === 1) return 'refused';
  const { shiftMinutes, mostStops } = patrol.problem;
  const end = Math.min(shiftMinutes, patrol.windowTo[stop]!);
  const locked = patrol.lockedTeam[stop]!;
  const teams = draft.rounds.flatMap((_, team) => (locked < 0 || locked === team ? [team] : []));
  const stay = (team: number) => patrol.stays[team * patrol.stopCount + stop]!;
  if (teams.length > 0 && teams.every((team) => patrol.windowFrom[stop]! + stay(team) > end))
    return 'window-too-short';
  const reaching = teams.filter((team) => {
    const there = patrol.fromStart[team * patrol.stopCount + stop]!;
    return Math.max(there, patrol.windowFrom[stop]!) + stay(team) <= end;
  });
  if (reaching.length === 0) return 'too-far';
  const isFull = (team: number) => new Set(draft.rounds[team]!.stops).size >= mostStops;
  return reaching.every(isFull) ? 'stop-limit' : 'no-time';
}

/** The limits that bind: one more visit, of a stop that no other team has, would gain thefts and breaks this limit only. */
function bindingLimits(patrol: CompiledPatrol, scorer: RoundScorer, draft: DraftPlan): BindingLimit[] {
  const gains = new Map<string, BindingLimit>();
  for (const [team, round] of draft.rounds.entries()) {
    const share = scorer.inspect(team, round).share;
    for (let stop = 0; stop < patrol.stopCount; stop += 1) {
      if (draft.owner[stop]! >= 0 && draft.owner[stop] !== team) continue;
      for (let at = 0; at <= round.stops.length; at += 1) {
        const tried = scorer.inspect(team, withVisit(round, at, stop));
        const limit = LIMIT_OF[tried.broken];
        const gainShare = tried.share - share;
        const key = `${team} ${limit}`;
        if (limit !== undefined && gainShare > Math.max(1e-9, gains.get(key)?.gainShare ?? 0))
          gains.set(key, { team, limit, gainShare });
      }
    }
  }
  return [...gains.values()].sort((a, b) => b.gainShare - a.gainShare);
}
