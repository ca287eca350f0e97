import type { Position } from '../geo/positions.ts';
import type { PatrolRound } from '../patrol/patrol-problem.ts';
import { formatIso, MINUTE_MS } from '../time/zone.ts';
import type { MadePlan, TrialResult } from './make-plan.ts';
import { isPeriodic, marketsOpen, type ShiftProblem } from './shift-problem.ts';
import { shiftPeriod, type ShiftSettings } from './shift-settings.ts';
import type { StopCandidate } from './stop-candidates.ts';
import { stopReason, type StopReason } from './stop-reason.ts';

/** A visit as the sheet has it. Times are ISO 8601. */
export interface SheetVisit {
  readonly stopId: string;
  readonly name: string;
  readonly position: Position;
  readonly arriveAt: string;
  readonly leaveAt: string;
  readonly travelMinutes: number;
  readonly reason: { readonly kind: StopReason['kind']; readonly line?: string | undefined };
  readonly isLocked: boolean;
}

/** A plan that can be read without the data it was made from. */
export interface PlanDocument {
  readonly settings: ShiftSettings;
  readonly seed: number;
  readonly model: string;
  readonly rounds: readonly (readonly SheetVisit[])[];
  readonly outcome: {
    readonly expected: { readonly captured: number; readonly thefts: number };
    readonly trial: TrialResult | null;
    readonly walkMinutes: number;
    readonly unserved: readonly { readonly name: string; readonly reason: string }[];
  };
}

/** What a plan was made from and how. */
interface PlanOrigin extends ShiftProblem {
  readonly settings: ShiftSettings;
  readonly candidates: readonly StopCandidate[];
  readonly seed: number;
  readonly model: string;
}

/** Writes a plan down with names, places, times of the day and reasons. */
export function planDocument({ plan, trial }: MadePlan, origin: PlanOrigin): PlanDocument {
  const { settings, candidates, candidateOf, problem, seed, model } = origin;
  const { fromMs } = shiftPeriod(settings);
  const open = marketsOpen(candidates, settings);
  const nameOf = (stop: number): string => candidates[candidateOf[stop]!]!.name;
  const rounds = plan.rounds.map((round) => {
    const seen = new Set<number>();
    return round.map(({ stop, arriveMinute, leaveMinute, travelMinutes }): SheetVisit => {
      const index = candidateOf[stop]!;
      const candidate = candidates[index]!;
      const arriveMs = fromMs + arriveMinute * MINUTE_MS;
      const isAgain = seen.has(stop);
      seen.add(stop);
      const { id, name, position, market } = candidate;
      return {
        stopId: id,
        name,
        position,
        arriveAt: formatIso(arriveMs),
        leaveAt: formatIso(fromMs + leaveMinute * MINUTE_MS),
        travelMinutes,
        reason: stopReason(candidate, arriveMs, {
          isMarketOpen: isPeriodic(market) && open.has(index),
          isAgain,
        }),
        isLocked: problem.stops[stop]!.lockedTeam !== undefined,
      };
    });
  });
  return {
    settings,
    seed,
    model,
    rounds,
    outcome: {
      expected: { captured: plan.capture.thefts, thefts: problem.totalThefts ?? 0 },
      trial,
      walkMinutes: plan.walkMinutes,
      unserved: plan.unserved.map(({ stop, reason }) => ({ name: nameOf(stop), reason })),
    },
  };
}

/** What is handed over to keep a plan: one that was kept before leaves its id, and what was done of it, behind. */
export function planToKeep(
  { settings, seed, model, rounds, outcome }: PlanDocument,
  name: string,
): PlanDocument & { readonly name: string } {
  return { name, settings, seed, model, rounds, outcome };
}

/** The rounds of a document as the planner has them; visits of stops that are no longer candidates are left out. */
export function roundsOfDocument(
  { settings, rounds }: Pick<PlanDocument, 'settings' | 'rounds'>,
  candidates: readonly StopCandidate[],
  candidateOf: readonly number[],
): PatrolRound[] {
  const { fromMs } = shiftPeriod(settings);
  const stopOf = new Map(candidateOf.map((index, stop) => [candidates[index]!.id, stop]));
  const minuteOf = (text: string): number => (Date.parse(text) - fromMs) / MINUTE_MS;
  return rounds.map((round) =>
    round.flatMap(({ stopId, arriveAt, leaveAt, travelMinutes }) => {
      const stop = stopOf.get(stopId);
      if (stop === undefined) return [];
      return [{ stop, arriveMinute: minuteOf(arriveAt), leaveMinute: minuteOf(leaveAt), travelMinutes }];
    }),
  );
}
