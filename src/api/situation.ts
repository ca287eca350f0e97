import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getJson } from './client.ts';

/** How often the situation is asked for; the server works it out as often. */
const SITUATION_INTERVAL_MS = 5000;

/** What burns, what is due, what is silent: in a unit, `null` everywhere. The last answer stays until the next comes. */
export const situationQuery = (unitCode: string | null) =>
  queryOptions({
    queryKey: ['situation', unitCode],
    queryFn: ({ signal }) =>
      getJson(
        unitCode === null ? '/api/situation' : `/api/situation?in=${encodeURIComponent(unitCode)}`,
        async () => (await import('../schemas/situation.ts')).situationSchema,
        AbortSignal.any([signal, AbortSignal.timeout(15_000)]),
      ),
    staleTime: SITUATION_INTERVAL_MS,
    refetchInterval: SITUATION_INTERVAL_MS,
    refetchIntervalInBackground: true,
    placeholderData: keepPreviousData,
    retry: false,
  });
