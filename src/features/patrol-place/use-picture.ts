import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useUnitIndex } from '../../api/unit-index.ts';
import type { HubList } from '../../domain/desk/place/hubs.ts';
import type { PlacePicture } from '../../domain/desk/place/place-picture.ts';
import type { PlaceFilter } from '../../domain/desk/place/place-question.ts';
import { HOUR_MS } from '../../domain/time/zone.ts';
import { useEngine, useView } from '../../state/hooks.tsx';
import { clausesKnownTo } from '../../state/stores/subject-clauses.ts';
import { usePatrolTasks } from '../../state/patrol-tasks.tsx';
import type { HotspotPicture } from '../../state/view/patrol-view.ts';
import { usePlaceSettings, type PlaceSettings } from './place-settings.ts';
import { usePlaceCity, type PlaceCity } from './use-place-city.ts';

/** How a picture stands. */
export interface PictureReading {
  readonly city: PlaceCity | undefined;
  readonly filter: PlaceFilter | undefined;
  /** The newest of the chosen kind; that of the filter before for a moment, and from then on `isOutdated`. */
  readonly picture: PlacePicture | undefined;
  readonly isOutdated: boolean;
  /** Share (0–1) that is done of what is being made; `null` while nothing is. */
  readonly progress: number | null;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** The filter of the page as cases are chosen by it; that of the answer which the panels show. */
function usePlaceFilter(): PlaceFilter | undefined {
  const range = useEngine(({ answerForPanels }) => answerForPanels?.range);
  const filter = useEngine(({ queryForPanels }) => queryForPanels?.filter);
  const unitIndex = useUnitIndex();
  return useMemo(() => {
    if (range === undefined || filter === undefined) return undefined;
    const { unitCode, lasso, weekHours, calendar, categories, channels, progresses } = clausesKnownTo(
      'cases',
      filter,
    );
    return {
      range: { from: range.from, to: range.to },
      weekHours,
      calendar,
      unitCode,
      memberCodes: unitCode === null ? undefined : unitIndex.get(unitCode)?.memberCodes,
      lasso,
      categories,
      channels,
      progresses,
    };
  }, [range, filter, unitIndex]);
}

/** What of the settings a picture is computed with. */
function parametersOf(picture: HotspotPicture, settings: PlaceSettings): Partial<PlaceSettings> {
  const { bandwidthM, cells, resolution, rings, unitDistanceM, radiusM, minPoints } = settings;
  if (picture === 'density') return { bandwidthM };
  if (picture === 'clusters') return { radiusM, minPoints };
  if (picture === 'trend') return { resolution, rings };
  if (picture === 'significance')
    return cells === 'units' ? { cells, unitDistanceM } : { cells, resolution, rings };
  return {};
}

/** The near repeats of the city do not know hours and beginning of the range, and follow its end hour by hour. */
function filterOf(picture: HotspotPicture, filter: PlaceFilter | undefined): PlaceFilter | undefined {
  if (filter === undefined || picture !== 'nearRepeat') return filter;
  const to = Math.floor(filter.range.to / HOUR_MS) * HOUR_MS;
  return { ...filter, range: { from: 0, to }, weekHours: [], calendar: [] };
}

/** Old pictures are forgotten soon: a playback makes many. */
const KEPT_MS = 10_000;

/** A picture that is replaced sooner than this is not called outdated: under a playback it would flicker. */
const PATIENCE_MS = 300;

/** Whether something has been so for a while. */
function useLasting(isSo: boolean): boolean {
  const [hasLasted, setLasted] = useState(false);
  useEffect(() => {
    if (!isSo) return undefined;
    const timer = setTimeout(() => setLasted(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setLasted(false);
    };
  }, [isSo]);
  return isSo && hasLasted;
}

/** The picture of the view under the filter of the page. It is computed once for all who ask. */
export function usePicture(): PictureReading {
  const { city, error, retry } = usePlaceCity();
  const kind = useView(({ view }) => view.patrol.picture);
  const filter = filterOf(kind, usePlaceFilter());
  const tasks = usePatrolTasks();
  const [settings, change] = usePlaceSettings();
  const query = useQuery({
    queryKey: ['hotspots', kind, parametersOf(kind, settings), filter, city?.version],
    queryFn: async ({ signal }): Promise<PlacePicture> => {
      if (city === undefined || filter === undefined) throw new Error('the city has not come');
      const watch = { signal, onProgress: (progress: number) => change({ progress }) };
      const { cases, markets, sites, units, lines } = city;
      const input = { cases, markets, filter };
      change({ progress: 0 });
      const { bandwidthM, resolution, rings, unitDistanceM, radiusM, minPoints } = settings;
      const hexagons = { kind: 'hexagons', resolution, rings, sites } as const;
      switch (kind) {
        case 'density':
          return tasks.run(kind, { ...input, bandwidthM }, watch);
        case 'significance': {
          const cells =
            settings.cells === 'units'
              ? ({ kind: 'units', distanceM: unitDistanceM, units } as const)
              : hexagons;
          return tasks.run(kind, { ...input, cells }, watch);
        }
        case 'trend':
          return tasks.run(kind, { ...input, cells: hexagons }, watch);
        case 'clusters':
          return tasks.run(kind, { ...input, radiusM, minPoints }, watch);
        case 'nearRepeat':
          return tasks.run(kind, input, watch);
        case 'lines':
          return tasks.run(kind, { ...input, lines }, watch);
      }
    },
    enabled: city !== undefined && filter !== undefined,
    staleTime: Infinity,
    gcTime: KEPT_MS,
    retry: false,
    placeholderData: (before) => (before?.kind === kind ? before : undefined),
  });
  return {
    city,
    filter,
    picture: query.data,
    isOutdated: useLasting(query.isPlaceholderData),
    progress: query.isFetching ? settings.progress : null,
    error: error ?? query.error,
    retry: () => {
      retry();
      void query.refetch();
    },
  };
}

/** Hubs of the lines under the filter of the page. */
export function useHubs(city: PlaceCity | undefined, filter: PlaceFilter | undefined) {
  const tasks = usePatrolTasks();
  const [{ hubRadiusM }] = usePlaceSettings();
  return useQuery({
    queryKey: ['hotspots', 'hubs', hubRadiusM, filter, city?.version],
    queryFn: async ({ signal }): Promise<HubList> => {
      if (city === undefined || filter === undefined) throw new Error('the city has not come');
      const { cases, markets, lines, places } = city;
      return tasks.run('hubs', { cases, markets, filter, lines, places, radiusM: hubRadiusM }, { signal });
    },
    enabled: city !== undefined && filter !== undefined,
    staleTime: Infinity,
    gcTime: KEPT_MS,
    retry: false,
    placeholderData: (before) => before,
  });
}
