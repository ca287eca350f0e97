import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { patrolPlansQuery } from '../../api/patrol-plans.ts';
import { metresFrom } from '../../domain/shift/case-events.ts';
import type { PlanTrial } from '../../domain/shift/make-plan.ts';
import { planDocument, roundsOfDocument, type PlanDocument } from '../../domain/shift/plan-document.ts';
import type { Presence } from '../../domain/shift/presence.ts';
import { shiftProblem, type ShiftProblem } from '../../domain/shift/shift-problem.ts';
import type { ShiftOutlook } from '../../domain/shift/shift-outlook.ts';
import { shiftPeriod, type ShiftSettings } from '../../domain/shift/shift-settings.ts';
import type { StopCandidate } from '../../domain/shift/stop-candidates.ts';
import { civilDayOfTime, dateOfCivilDay, DAY_MS } from '../../domain/time/civil-day.ts';
import { MINUTE_MS } from '../../domain/time/zone.ts';
import type { PatrolPlanRecord } from '../../schemas/patrol-plans.ts';
import { usePatrolTasks } from '../../state/patrol-tasks.tsx';
import { planStore, type DeskSettings } from './plan-store.ts';
import { useCity, useHour, useOutlook, useTravel } from './use-shift-inputs.ts';

/** So long back "what was done last month" looks. */
const PRACTICE_MS = 30 * DAY_MS;
/** Kinds of place where teams start when nobody said. */
const START_KINDS: ReadonlySet<string> = new Set(['HUB', 'STATION', 'SQUARE', 'BUSY_STREET']);

/** Everything that the plan panel shows. */
export function usePlan() {
  const tasks = usePatrolTasks();
  const { settings: desk, seed, opened, openedId, isTouched } = useStore(planStore);
  const hour = useHour();
  const { city, error: cityError } = useCity();
  const candidates = city?.candidates;
  const { fromMinute, toMinute } = desk;
  const date = desk.date ?? (hour === undefined ? undefined : nextDate(hour, fromMinute, toMinute));
  const when = useMemo(
    () => (date === undefined ? undefined : { date, fromMinute, toMinute }),
    [date, fromMinute, toMinute],
  );
  const travel = useTravel(city, desk.travel);
  const { outlook, model, hasCases, error: outlookError } = useOutlook(city, when);
  const settings = useMemo(
    () =>
      date === undefined || candidates === undefined || outlook === undefined
        ? undefined
        : settledSettings(desk, date, candidates, outlook),
    [desk, date, candidates, outlook],
  );
  const problem = useMemo(
    () =>
      settings === undefined || candidates === undefined || outlook === undefined || travel.data === undefined
        ? undefined
        : shiftProblem(settings, candidates, outlook.risk, travel.data),
    [settings, candidates, outlook, travel.data],
  );
  const kept = useQuery(patrolPlansQuery);
  const last = useRef<{ frame: string; document: PlanDocument } | null>(null);
  useEffect(() => {
    if (opened !== null) last.current = { frame: frameOf(opened.settings, opened.seed), document: opened };
  }, [opened]);

  const showsOpened = opened !== null && !isTouched;
  const made = useQuery({
    queryKey: ['patrol-plan', settings, seed, model, outlook?.untilMs, kept.data?.length],
    enabled: !showsOpened && problem !== undefined && !kept.isPending,
    staleTime: Infinity,
    structuralSharing: false,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const origin = { ...problem!, settings: settings!, candidates: candidates!, seed, model: model! };
      const frame = frameOf(settings!, seed);
      const before = last.current?.frame === frame ? last.current.document : null;
      const trial = trialOf(origin, outlook!, kept.data ?? [], openedId);
      const previous = before === null ? null : roundsOfDocument(before, candidates!, origin.candidateOf);
      const plan = await tasks.run('makePlan', { problem: origin.problem, seed, previous, trial }, { signal });
      const document = planDocument(plan, origin);
      last.current = { frame, document };
      return document;
    },
  });
  const document = showsOpened ? opened : made.data;
  return {
    document,
    settings,
    candidates,
    outlook,
    travel: travel.data,
    kept: kept.data ?? [],
    isPlanning: !showsOpened && (made.isFetching || made.isPlaceholderData || problem === undefined),
    hasCases,
    error: cityError ?? travel.error ?? outlookError ?? made.error,
    retry: () => void made.refetch(),
  };
}

/** The day of the next such shift that is not over. */
function nextDate(nowMs: number, fromMinute: number, toMinute: number): string {
  const today = civilDayOfTime(nowMs);
  const { toMs } = shiftPeriod({ date: dateOfCivilDay(today), fromMinute, toMinute });
  return dateOfCivilDay(toMs > nowMs ? today : today + 1);
}

/** A change of these makes another evening of it: its plan does not follow the one before. */
function frameOf(settings: ShiftSettings, seed: number): string {
  const { date, fromMinute, toMinute, startIds, stayMinutes, travel } = settings;
  return JSON.stringify([date, fromMinute, toMinute, startIds, stayMinutes, travel, seed]);
}

/** The settings with a date and a start for every team: what nobody chose are the busiest hubs, one after another. */
function settledSettings(
  desk: DeskSettings,
  date: string,
  candidates: readonly StopCandidate[],
  { risk }: ShiftOutlook,
): ShiftSettings {
  const starts = candidates
    .map(({ id, kind }, index) => ({ id, kind, cases: risk.cases[index] ?? 0 }))
    .filter(({ kind }) => START_KINDS.has(kind))
    .sort((a, b) => b.cases - a.cases);
  const fallback = starts.length > 0 ? starts : candidates.map(({ id }) => ({ id }));
  return {
    ...desk,
    date,
    startIds: desk.startIds.map((id, team) => id ?? fallback[team % Math.max(1, fallback.length)]?.id ?? ''),
    locks: desk.locks.filter(({ team }) => team < desk.startIds.length),
  };
}

function trialOf(
  { problem, candidateOf, settings }: ShiftProblem & { readonly settings: ShiftSettings },
  { held, stops, origin, untilMs }: ShiftOutlook,
  kept: readonly PatrolPlanRecord[],
  openedId: string | null,
): PlanTrial | null {
  if (held === null || problem.stops.length === 0) return null;
  const quarters = problem.expectedThefts.length / problem.stops.length;
  const shift = shiftPeriod(settings);
  const practice = kept.filter(({ id, shiftFrom }) => {
    const from = Date.parse(shiftFrom);
    return id !== openedId && from < Math.min(untilMs, shift.fromMs) && from >= shift.fromMs - PRACTICE_MS;
  });
  return {
    expectedThefts: Float64Array.from(
      candidateOf.flatMap((index) => [
        ...held.risk.expectedThefts.subarray(index * quarters, (index + 1) * quarters),
      ]),
    ),
    totalThefts: held.risk.totalThefts,
    stops: {
      x: Float64Array.from(candidateOf, (index) => stops.x[index]!),
      y: Float64Array.from(candidateOf, (index) => stops.y[index]!),
    },
    events: held.events,
    shifts: held.shifts,
    practice: practice.map((plan) => {
      const visits = plan.done ?? plan.rounds.flat();
      const { x, y } = metresFrom(
        origin,
        visits.map(({ position }) => position),
      );
      const fromMs = Date.parse(plan.shiftFrom);
      const minuteOf = (text: string): number => (Date.parse(text) - fromMs) / MINUTE_MS;
      return visits.map(
        ({ arriveAt, leaveAt }, visit): Presence => ({
          x: x[visit]!,
          y: y[visit]!,
          fromMinute: minuteOf(arriveAt),
          toMinute: minuteOf(leaveAt),
        }),
      );
    }),
  };
}
