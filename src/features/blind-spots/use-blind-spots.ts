import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { camerasQuery } from '../../api/cameras.ts';
import { casesQuery } from '../../api/cases.ts';
import type { BlindSpots } from '../../domain/blind-spots/blind-spots.ts';
import { startOfDay } from '../../domain/time/zone.ts';
import { useEngine } from '../../state/hooks.tsx';
import { usePatrolTasks } from '../../state/patrol-tasks.tsx';

/** How the search for blind spots stands. While another one runs, the last answer stays. */
export interface BlindSpotSearch {
  readonly found: BlindSpots | undefined;
  /** Share (0–1) of the running search that is done; `null` while none runs. */
  readonly share: number | null;
  readonly fault: { readonly message: string; readonly retry: () => void } | null;
}

/**
 * Looks for blind spots in the worker, anew when the data, the day or the view of a new camera changes. The risk is that of
 * the 52 weeks before today.
 */
export function useBlindSpots(viewRadiusM: number): BlindSpotSearch {
  const cases = useQuery(casesQuery);
  const cameras = useQuery(camerasQuery);
  const today = useEngine(({ answerForPanels }) => answerForPanels && startOfDay(answerForPanels.asOf));
  const tasks = usePatrolTasks();
  const [search, setSearch] = useState<BlindSpotSearch>({ found: undefined, share: 0, fault: null });
  const [attempt, setAttempt] = useState(0);
  const [casesData, camerasData] = [cases.data, cameras.data];
  useEffect(() => {
    if (casesData === undefined || camerasData === undefined || today === null) return;
    const giveUp = new AbortController();
    const { count, from, to, longitude, latitude, placeType, moment } = casesData;
    tasks
      .run(
        'blindSpots',
        {
          cases: { count, from, to, longitude, latitude, placeType, moment },
          cameras: camerasData.map(({ point, azimuthDeg, hfovDeg, rangeM, pointClass, status }) => ({
            point,
            azimuthDeg,
            hfovDeg,
            rangeM,
            pointClass,
            status,
          })),
          untilMs: today,
          viewRadiusM,
        },
        {
          signal: giveUp.signal,
          onProgress: (share) => {
            if (!giveUp.signal.aborted) setSearch(({ found }) => ({ found, share, fault: null }));
          },
        },
      )
      .then((found) => {
        if (!giveUp.signal.aborted) setSearch({ found, share: null, fault: null });
      })
      .catch((error: unknown) => {
        if (giveUp.signal.aborted) return;
        const message = error instanceof Error ? error.message : String(error);
        const retry = (): void => setAttempt((before) => before + 1);
        setSearch({ found: undefined, share: null, fault: { message, retry } });
      });
    return () => giveUp.abort();
  }, [casesData, camerasData, today, viewRadiusM, tasks, attempt]);
  const failed = [cases, cameras].find(({ error, data }) => error !== null && data === undefined);
  if (failed === undefined) return search;
  const fault = { message: failed.error?.message ?? '', retry: () => void failed.refetch() };
  return { found: undefined, share: null, fault };
}
