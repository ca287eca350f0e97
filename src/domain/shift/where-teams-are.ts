import type { Position } from '../geo/positions.ts';
import { MINUTE_MS } from '../time/zone.ts';
import type { SheetVisit } from './written-plan.ts';

/**
 * Where a team is at a moment if it keeps to its sheet: at a stop, or on the straight way to the next, which it enters so
 * late that it arrives in time. `null` before it reaches its first stop and after it has left its last.
 */
export function whereTeamIs(round: readonly SheetVisit[], timeMs: number): Position | null {
  const next = round.findIndex(({ leaveAt }) => Date.parse(leaveAt) >= timeMs);
  const visit = round[next];
  if (visit === undefined) return null;
  const arriveMs = Date.parse(visit.arriveAt);
  if (timeMs >= arriveMs) return visit.position;
  const before = round[next - 1];
  if (before === undefined) return null;
  const departMs = arriveMs - visit.travelMinutes * MINUTE_MS;
  const share = Math.max(0, (timeMs - departMs) / Math.max(1, arriveMs - departMs));
  const [from, to] = [before.position, visit.position];
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}
