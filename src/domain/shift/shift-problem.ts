import { PATROL_DEFAULTS, type PatrolProblem, type PatrolStop } from '../patrol/patrol-problem.ts';
import { isKnownMarketDay } from '../time/class-of-day.ts';
import { civilDayOfDate } from '../time/civil-day.ts';
import { MINUTE_MS } from '../time/zone.ts';
import { shiftPeriod, type ShiftSettings } from './shift-settings.ts';
import type { StopCandidate, StopMarket } from './stop-candidates.ts';
import type { StopRisk } from './stop-risk.ts';
import type { TravelMinutes } from './travel-minutes.ts';

/** Candidates that the search looks at; those with the most expected thefts, and all that the hand named. */
const MOST_STOPS = 200;

/** A problem for the planner, and the candidate of each of its stops. */
export interface ShiftProblem {
  readonly problem: PatrolProblem;
  /** Index into the candidates of each stop of the problem. */
  readonly candidateOf: readonly number[];
}

/** Markets of the day that are open in the shift, with the minutes of the shift in which they are. */
export function marketsOpen(
  candidates: readonly StopCandidate[],
  settings: ShiftSettings,
): Map<number, { readonly fromMinute: number; readonly toMinute: number }> {
  const day = civilDayOfDate(settings.date);
  const { fromMs, toMs } = shiftPeriod(settings);
  const shiftMinutes = (toMs - fromMs) / MINUTE_MS;
  const open = new Map<number, { readonly fromMinute: number; readonly toMinute: number }>();
  for (const [index, { market }] of candidates.entries()) {
    if (market === null || !isKnownMarketDay(market, day)) continue;
    const [from, to] = market.openMinutes ?? [0, 1440];
    const fromMinute = Math.max(0, from - settings.fromMinute);
    const toMinute = Math.min(shiftMinutes, to - settings.fromMinute);
    if (toMinute - fromMinute >= settings.stayMinutes.least) open.set(index, { fromMinute, toMinute });
  }
  return open;
}

/** Whether a market has days of its own: it is neither held every day nor on days that nobody knows. */
export function isPeriodic(market: StopMarket | null): market is StopMarket {
  return market !== null && market.rule.kind !== 'daily' && market.rule.kind !== 'unknown';
}

/**
 * The problem of one shift. Periodic markets that are held and open have to be visited while they are, besides what the
 * hand named. Rows of `travel` are the candidates in their order; `startIds` that no candidate has start at the first.
 */
export function shiftProblem(
  settings: ShiftSettings,
  candidates: readonly StopCandidate[],
  risk: Pick<StopRisk, 'expectedThefts' | 'totalThefts'>,
  travel: TravelMinutes,
): ShiftProblem {
  const { fromMs, toMs } = shiftPeriod(settings);
  const shiftMinutes = (toMs - fromMs) / MINUTE_MS;
  const quarters = candidates.length === 0 ? 0 : risk.expectedThefts.length / candidates.length;
  const open = marketsOpen(candidates, settings);
  const locks = new Map(settings.locks.map(({ stopId, team }) => [stopId, team]));
  const refused = new Set(settings.refusedIds);
  const mustGo = new Set(settings.mustGoIds);
  const thefts = (index: number): number =>
    risk.expectedThefts
      .subarray(index * quarters, (index + 1) * quarters)
      .reduce((sum, value) => sum + value, 0);
  const isMustGo = (index: number): boolean => {
    const { id, market } = candidates[index]!;
    return mustGo.has(id) || (isPeriodic(market) && open.has(index) && !refused.has(id));
  };
  const isNamed = (index: number): boolean => {
    const { id } = candidates[index]!;
    return isMustGo(index) || locks.has(id) || refused.has(id);
  };
  const candidateOf = candidates
    .map((_, index) => ({ index, named: isNamed(index), thefts: thefts(index) }))
    .filter(({ named, thefts }) => named || thefts > 0)
    .sort((a, b) => Number(b.named) - Number(a.named) || b.thefts - a.thefts || a.index - b.index)
    .slice(0, MOST_STOPS)
    .map(({ index }) => index)
    .sort((a, b) => a - b);
  const stops = candidateOf.map((index): PatrolStop => {
    const { id } = candidates[index]!;
    const lockedTeam = locks.get(id);
    const window = open.get(index);
    return {
      place: index,
      ...(isMustGo(index) ? { isMustGo: true } : {}),
      ...(isMustGo(index) && !mustGo.has(id) && window !== undefined ? { window } : {}),
      ...(lockedTeam === undefined || lockedTeam >= settings.startIds.length ? {} : { lockedTeam }),
      ...(refused.has(id) ? { isRefused: true } : {}),
    };
  });
  const startOf = (id: string): number =>
    Math.max(
      0,
      candidates.findIndex((candidate) => candidate.id === id),
    );
  return {
    problem: {
      ...PATROL_DEFAULTS,
      stops,
      teams: settings.startIds.map((id) => ({ startPlace: startOf(id) })),
      travelMinutes: travel.minutes,
      placeCount: travel.placeCount,
      shiftMinutes,
      expectedThefts: Float64Array.from(
        candidateOf.flatMap((index) => [
          ...risk.expectedThefts.subarray(index * quarters, (index + 1) * quarters),
        ]),
      ),
      totalThefts: risk.totalThefts,
      stayMinutes: settings.stayMinutes,
      mostGapMinutes: settings.mostGapMinutes,
      mostStops: settings.mostStops,
      compactness: settings.compactness,
    },
    candidateOf,
  };
}
