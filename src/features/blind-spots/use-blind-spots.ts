import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { camerasQuery } from '../../api/cameras.ts';
import { casesQuery } from '../../api/cases.ts';
import type { BlindSpotQuestion, BlindSpots } from '../../domain/blind-spots/blind-spots.ts';
import { startOfDay } from '../../domain/time/zone.ts';
import { usePatrolTasks } from '../../state/patrol-tasks.tsx';

/** How the search for blind spots stands. While another one runs, the last answer stays. */
export interface BlindSpotSearch {
  readonly found: BlindSpots | undefined;
  /** Share (0–1) of the running search that is done; `null` while none runs. */
  readonly share: number | null;
  readonly fault: { readonly message: string; readonly retry: () => void } | null;
}

/**
 * Looks for blind spots in the worker, anew when the data or the view of a new camera changes. The risk is that of the 52
 * weeks before the day of the last report, whatever the page counts: days that nobody has reported of are not quiet ones.
 */
export function useBlindSpots(viewRadiusM: number): BlindSpotSearch {
  const cases = useQuery(casesQuery);
  const cameras = useQuery(camerasQuery);
  const { search, begin } = useSearch();
  const [casesData, camerasData] = [cases.data, cameras.data];
  useEffect(() => {
    if (casesData === undefined || camerasData === undefined) return;
    const { count, from, to, longitude, latitude, placeType, moment, reportedAt } = casesData;
    return begin({
      cases: { count, from, to, longitude, latitude, placeType, moment },
      cameras: camerasData.map(({ point, azimuthDeg, hfovDeg, rangeM, pointClass, status }) => ({
        point,
        azimuthDeg,
        hfovDeg,
        rangeM,
        pointClass,
        status,
      })),
      untilMs: startOfDay(reportedAt.reduce((last, at) => Math.max(last, at), 0)),
      viewRadiusM,
    });
  }, [casesData, camerasData, viewRadiusM, begin]);
  const failed = [cases, cameras].find(({ error, data }) => error !== null && data === undefined);
  if (failed === undefined) return search;
  const fault = { message: failed.error?.message ?? '', retry: () => void failed.refetch() };
  return { found: undefined, share: null, fault };
}

/** One search at a time: the next gives up the one before. */
function useSearch() {
  const tasks = usePatrolTasks();
  const [search, setSearch] = useState<BlindSpotSearch>({ found: undefined, share: 0, fault: null });
  const running = useRef<AbortController>(undefined);
  const begin = useMemo(() => {
    const start = (question: BlindSpotQuestion): (() => void) => {
      running.current?.abort();
      const here = new AbortController();
      running.current = here;
      // Progress takes a way of its own, and may come after the answer.
      let isOver = false;
      const put = (next: (before: BlindSpotSearch) => BlindSpotSearch): void => {
        if (!here.signal.aborted) setSearch(next);
      };
      const onProgress = (share: number): void => {
        if (!isOver) put(({ found }) => ({ found, share, fault: null }));
      };
      tasks
        .run('blindSpots', question, { signal: here.signal, onProgress })
        .then((found) => put(() => ({ found, share: null, fault: null })))
        .catch((error: unknown) => {
          const message = error instanceof Error ? error.message : String(error);
          const retry = (): void => void start(question);
          put(() => ({ found: undefined, share: null, fault: { message, retry } }));
        })
        .finally(() => (isOver = true));
      return () => here.abort();
    };
    return start;
  }, [tasks]);
  return { search, begin };
}
