import { COMMUTE_HALF_HOURS, classOfDay } from '../time/class-of-day.ts';
import { civilDayOfTime } from '../time/civil-day.ts';
import { HALF_HOUR_MS, startOfDay } from '../time/zone.ts';
import type { StopCandidate } from './stop-candidates.ts';

/** Why a stop is on the sheet, the most telling first. */
export type StopReason =
  | { readonly kind: 'marketDay' | 'hub' | 'again' | 'morningCommute' | 'eveningCommute' | 'cases' }
  | { readonly kind: 'line'; readonly line: string };

/** Lines from which a stop counts as a place to change. */
const HUB_LINES = 3;

/**
 * Why a team goes to a place at that time: its market is held, people change buses there, it is visited again, the commute
 * of a workday, a bus line boards there; else the cases near it.
 */
export function stopReason(
  { kind, lines }: Pick<StopCandidate, 'kind' | 'lines'>,
  arriveMs: number,
  { isMarketOpen, isAgain }: { readonly isMarketOpen: boolean; readonly isAgain: boolean },
): StopReason {
  if (isMarketOpen) return { kind: 'marketDay' };
  if (isAgain) return { kind: 'again' };
  if (kind === 'HUB' || lines.length >= HUB_LINES) return { kind: 'hub' };
  const [line] = lines;
  if (kind === 'BUS_STOP' && line !== undefined) return { kind: 'line', line };
  const halfHour = Math.floor((arriveMs - startOfDay(arriveMs)) / HALF_HOUR_MS);
  if (classOfDay(civilDayOfTime(arriveMs)).isWorkday && COMMUTE_HALF_HOURS[halfHour] === 1)
    return { kind: halfHour < 24 ? 'morningCommute' : 'eveningCommute' };
  return { kind: 'cases' };
}
