import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { patrolPlansQuery } from '../../api/patrol-plans.ts';
import { planDocument, roundsOfDocument, type PlanDocument } from '../../domain/shift/written-plan.ts';
import { planTrial, practiceBefore } from '../../domain/shift/plan-trial.ts';
import { nextShiftDate, startsOfTeams } from '../../domain/shift/shift-defaults.ts';
import { shiftProblem } from '../../domain/shift/shift-problem.ts';
import type { ShiftOutlook } from '../../domain/shift/shift-outlook.ts';
import { shiftPeriod, type ShiftSettings } from '../../domain/shift/shift-settings.ts';
import type { StopCandidate } from '../../domain/shift/stop-candidates.ts';
import { usePatrolTasks } from '../../state/patrol-tasks.tsx';
import { planStore, type DeskSettings } from './plan-store.ts';
import { useCity, useHour, useOutlook, useTravel } from './use-shift-inputs.ts';

/** Everything that the plan panel shows. */
export function usePlan() {
  const tasks = usePatrolTasks();
  const { settings: desk, seed, opened, isTouched, hasPlanned } = useStore(planStore);
  const hour = useHour();
  const { city, error: cityError } = useCity();
  const candidates = city?.candidates;
  const { fromMinute, toMinute } = desk;
  const date = desk.date ?? (hour === undefined ? undefined : nextShiftDate(hour, { fromMinute, toMinute }));
  const when = useMemo(
    () => (date === undefined ? undefined : { date, fromMinute, toMinute }),
    [date, fromMinute, toMinute],
  );
  const travel = useTravel(city, desk.travel);
  const forecast = useOutlook(city, when, hasPlanned);
  const { outlook, model, isProvisional, hasCases, error: outlookError } = forecast;
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
  const practice = useMemo(
    () =>
      when === undefined || hour === undefined || outlook === undefined
        ? []
        : practiceBefore(kept.data ?? [], { ...when, fromMs: shiftPeriod(when).fromMs }, hour),
    [kept.data, when, hour, outlook],
  );
  // The walked visits themselves: to note one more, or the same ones again, changes what was practice.
  const practiceKey = useMemo(() => JSON.stringify(practice), [practice]);
  const last = useRef<{ frame: string; document: PlanDocument } | null>(null);
  useEffect(() => {
    if (opened !== null) last.current = { frame: frameOf(opened.settings, opened.seed), document: opened };
  }, [opened]);

  const showsOpened = opened !== null && !isTouched;
  const made = useQuery({
    queryKey: ['patrol-plan', settings, seed, model, outlook?.untilMs, forecast.origin, practiceKey],
    enabled: !showsOpened && problem !== undefined && !kept.isPending,
    staleTime: Infinity,
    structuralSharing: false,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const origin = { ...problem!, settings: settings!, candidates: candidates!, seed, model };
      const frame = frameOf(settings!, seed);
      const before = last.current?.frame === frame ? last.current.document : null;
      const trial = planTrial(origin, outlook!, practice);
      const previous = before === null ? null : roundsOfDocument(before, candidates!, origin.candidateOf);
      const plan = await tasks.run(
        'makePlan',
        { problem: origin.problem, seed, previous, trial },
        { signal },
      );
      const document = planDocument(plan, origin);
      last.current = { frame, document };
      planStore.setState({ hasPlanned: true });
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
    isProvisional: isProvisional && !showsOpened,
    hasCases,
    error: cityError ?? travel.error ?? outlookError ?? made.error,
    retry: () => void made.refetch(),
  };
}

/** A change of these makes another evening of it: its plan does not follow the one before. */
function frameOf(settings: ShiftSettings, seed: number): string {
  const { date, fromMinute, toMinute, startIds, stayMinutes, travel } = settings;
  return JSON.stringify([date, fromMinute, toMinute, startIds, stayMinutes, travel, seed]);
}

/** The settings with a date and a start for every team. */
function settledSettings(
  desk: DeskSettings,
  date: string,
  candidates: readonly StopCandidate[],
  { risk }: ShiftOutlook,
): ShiftSettings {
  return {
    ...desk,
    date,
    startIds: startsOfTeams(desk.startIds, candidates, risk.cases),
    locks: desk.locks.filter(({ team }) => team < desk.startIds.length),
  };
}
