import { civilDayOfTime, dateOfCivilDay } from '../time/civil-day.ts';
import type { StopCandidate } from './stop-candidates.ts';
import { shiftPeriod, type ShiftSettings } from './shift-settings.ts';

/** Kinds of place where teams start when nobody said. */
const START_KINDS: ReadonlySet<string> = new Set(['HUB', 'STATION', 'SQUARE', 'BUSY_STREET']);

/** The day of the next such shift that is not over. */
export function nextShiftDate(nowMs: number, shift: Pick<ShiftSettings, 'fromMinute' | 'toMinute'>): string {
  const today = civilDayOfTime(nowMs);
  const { toMs } = shiftPeriod({ ...shift, date: dateOfCivilDay(today) });
  return dateOfCivilDay(toMs > nowMs ? today : today + 1);
}

/**
 * Where teams start: what was chosen, and for the others hubs, stations, squares and busy streets, those with the most known
 * cases first; `''` where there is no candidate at all.
 */
export function startsOfTeams(
  chosen: readonly (string | null)[],
  candidates: readonly StopCandidate[],
  cases: Uint32Array,
): string[] {
  const starts = candidates
    .map(({ id, kind }, index) => ({ id, kind, cases: cases[index] ?? 0 }))
    .filter(({ kind }) => START_KINDS.has(kind))
    .sort((a, b) => b.cases - a.cases);
  const fallback = starts.length > 0 ? starts : candidates;
  return chosen.map((id, team) => id ?? fallback[team % Math.max(1, fallback.length)]?.id ?? '');
}
