import { theftsUntil, type CompiledPatrol } from './compile-patrol.ts';
import type { PatrolCapture, PatrolRound } from './patrol-problem.ts';

/**
 * Expected thefts within reach of a presence, for the rounds of any plan, also one in which teams share a stop: the
 * minutes of a stop within `reachMinutes` of a visit count once, however often it is visited. What two teams reach
 * together is credited to the one that came first.
 */
export function patrolCapture(patrol: CompiledPatrol, rounds: readonly PatrolRound[]): PatrolCapture {
  const { reachMinutes } = patrol.problem;
  const byStop = new Float64Array(patrol.stopCount);
  const byTeam = new Float64Array(rounds.length);
  const coveredTo = new Float64Array(patrol.stopCount);
  const visits = rounds.flatMap((round, team) => round.map((visit) => ({ ...visit, team })));
  visits.sort((a, b) => a.arriveMinute - b.arriveMinute || a.team - b.team);
  for (const { stop, team, arriveMinute, leaveMinute } of visits) {
    const from = Math.max(arriveMinute - reachMinutes, coveredTo[stop]!);
    const to = leaveMinute + reachMinutes;
    if (to <= from) continue;
    const thefts = theftsUntil(patrol, stop, to) - theftsUntil(patrol, stop, from);
    coveredTo[stop] = to;
    byStop[stop]! += thefts;
    byTeam[team]! += thefts;
  }
  const thefts = byStop.reduce((sum, part) => sum + part, 0);
  return { thefts, share: thefts / patrol.totalThefts, byStop, byTeam };
}
