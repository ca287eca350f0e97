import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { casesQuery } from '../../api/cases.ts';
import { ApiError } from '../../api/client.ts';
import { facilitiesQuery } from '../../api/facilities.ts';
import { healthQuery } from '../../api/health.ts';
import { linesQuery } from '../../api/lines.ts';
import { placesQuery } from '../../api/places.ts';
import { streetGraphQuery } from '../../api/street-graph.ts';
import { CARD_SETTINGS } from '../../domain/shift/evaluate-cases.ts';
import { shiftPeriod, type ShiftSettings } from '../../domain/shift/shift-settings.ts';
import { stopCandidates } from '../../domain/shift/stop-candidates.ts';
import { HOUR_MS } from '../../domain/time/zone.ts';
import { caseTimesOf, useForecastCard } from '../../state/forecast-card.ts';
import { usePatrolTasks } from '../../state/patrol-tasks.tsx';

/** The hour of the server's clock, epoch ms: plans do not change with its seconds. */
export function useHour(): number | undefined {
  return useQuery({
    ...healthQuery,
    select: ({ receivedAt, offsetMs }) => Math.floor((receivedAt + offsetMs) / HOUR_MS) * HOUR_MS,
  }).data;
}

/** Where teams could stand, and the buses between. */
export function useCity() {
  const places = useQuery(placesQuery);
  const facilities = useQuery(facilitiesQuery);
  const lines = useQuery(linesQuery);
  // Rules of markets are confirmed at the desk: what is made from a city has to know which one.
  const version = [places.dataUpdatedAt, facilities.dataUpdatedAt, lines.dataUpdatedAt].join();
  const city = useMemo(() => {
    if (places.data === undefined || facilities.data === undefined || lines.data === undefined)
      return undefined;
    const stops = facilities.data.filter(({ facilityType }) => facilityType === 'BUS_STOP');
    const buses = lines.data.features
      .map(({ properties }) => properties)
      .filter(({ kind }) => kind === 'BUS_LINE');
    return {
      version,
      candidates: stopCandidates(places.data, stops, buses),
      buses: {
        stops: stops.map(({ id, name, point }) => ({ id, name, point })),
        lines: buses.map(({ id, name, stopIds, headwayMin }) => ({ id, name, stopIds, headwayMin })),
      },
    };
  }, [places.data, facilities.data, lines.data, version]);
  return { city, error: places.error ?? facilities.error ?? lines.error };
}

type City = NonNullable<ReturnType<typeof useCity>['city']>;

/** Minutes between all candidates; a data set without streets is walked as the crow flies. */
export function useTravel(city: City | undefined, travel: ShiftSettings['travel']) {
  const client = useQueryClient();
  const tasks = usePatrolTasks();
  return useQuery({
    queryKey: ['travel-minutes', travel, city?.version],
    enabled: city !== undefined,
    staleTime: Infinity,
    structuralSharing: false,
    queryFn: async ({ signal }) => {
      const graph = await client.fetchQuery(streetGraphQuery).catch((reason: unknown) => {
        if (reason instanceof ApiError && reason.status === 404) return null;
        throw reason;
      });
      const { candidates, buses } = city!;
      const places = candidates.map(({ position }) => position);
      const input = { places, graph, buses: travel === 'bus' ? buses : null };
      return tasks.run('travelMinutes', input, { signal });
    },
  });
}

/** What is expected at the candidates in a shift, by the model that the forecast card chose. */
export function useOutlook(
  city: City | undefined,
  settings: Pick<ShiftSettings, 'date' | 'fromMinute' | 'toMinute'> | undefined,
  /** Whether the forecast card may be made: it takes longer than a plan. */
  isCardWanted: boolean,
) {
  const tasks = usePatrolTasks();
  const nowMs = useHour();
  const cases = useQuery(casesQuery);
  const { card, error } = useForecastCard(cases, CARD_SETTINGS.cellM, isCardWanted);
  // Plain counts until the card is made, and where none can be.
  const model = card?.use ?? 'counts';
  const outlook = useQuery({
    queryKey: ['shift-outlook', city?.version, cases.dataUpdatedAt, nowMs, model, settings],
    enabled: city !== undefined && settings !== undefined && nowMs !== undefined && cases.data !== undefined,
    staleTime: Infinity,
    structuralSharing: false,
    queryFn: ({ signal }) =>
      tasks.run(
        'shiftOutlook',
        {
          cases: caseTimesOf(cases.data!),
          nowMs: nowMs!,
          candidates: city!.candidates,
          shift: shiftPeriod(settings!),
          model,
          cellM: CARD_SETTINGS.cellM,
          heldWeeks: CARD_SETTINGS.heldWeeks,
        },
        { signal },
      ),
  });
  return {
    outlook: outlook.data,
    /** What it was made from. */
    origin: [city?.version, cases.dataUpdatedAt],
    model,
    isProvisional: card === undefined && error === null,
    hasCases: cases.data === undefined || cases.data.count > 0,
    error: cases.error ?? outlook.error,
  };
}
