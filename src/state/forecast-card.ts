import { useQuery } from '@tanstack/react-query';
import type { CaseColumns } from '../domain/cases/case-columns.ts';
import { endOfReportedDays } from '../domain/shift/case-events.ts';
import { CARD_SETTINGS, type CaseEvaluation } from '../domain/shift/evaluate-cases.ts';
import { useCallback, useState } from 'react';
import { usePatrolTasks } from './patrol-tasks.tsx';

/** The same intervals every day. */
const SEED = 20_260_101;

/** How far a forecast card is, and what it says. */
export interface ForecastCardReading {
  readonly card: CaseEvaluation | undefined;
  readonly error: Error | null;
  /** Share (0–1) that is done while it is made. */
  readonly progress: number;
  readonly retry: () => void;
}

/** The columns that a worker needs of cases. */
export function caseTimesOf(cases: CaseColumns) {
  const { count, from, to, reportedAt, longitude, latitude } = cases;
  return { count, from, to, reportedAt, longitude, latitude };
}

/** The forecast card over the last whole weeks of the cases, made once for all that ask. */
export function useForecastCard(
  /** The answer of `casesQuery`. */
  { data: cases, dataUpdatedAt }: { readonly data: CaseColumns | undefined; readonly dataUpdatedAt: number },
  cellM = CARD_SETTINGS.cellM,
  /** Whether it may be made now; one that is made is read all the same. */
  isWanted = true,
): ForecastCardReading {
  const tasks = usePatrolTasks();
  const [progress, setProgress] = useState(0);
  // Weeks end with the day of the last report, so that no day without reports is taken for a quiet one.
  const untilMs = (cases && endOfReportedDays(cases)) ?? 0;
  const { data, error, refetch } = useQuery({
    queryKey: ['forecast-card', dataUpdatedAt, untilMs, cellM],
    enabled: cases !== undefined && isWanted,
    staleTime: Infinity,
    retry: false,
    structuralSharing: false,
    queryFn: ({ signal }) =>
      tasks.run(
        'evaluateForecast',
        { ...CARD_SETTINGS, cellM, cases: caseTimesOf(cases!), untilMs, seed: SEED },
        { signal, onProgress: setProgress },
      ),
  });
  const retry = useCallback(() => void refetch(), [refetch]);
  return { card: data, error, progress, retry };
}
