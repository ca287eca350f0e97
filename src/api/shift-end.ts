import { queryOptions } from '@tanstack/react-query';
import { getJson } from './client.ts';

/** Steps that come late may still change what is known of a shift. */
const AGAIN_MS = 60_000;

/** What was true when a shift ended that began at `from` (epoch ms): in a unit, `null` everywhere. */
export const shiftEndQuery = (unitCode: string | null, from: number) =>
  queryOptions({
    queryKey: ['shiftEnd', unitCode, from],
    queryFn: ({ signal }) =>
      getJson(
        `/api/shift-end?from=${from}${unitCode === null ? '' : `&in=${encodeURIComponent(unitCode)}`}`,
        async () => (await import('../schemas/shift-end.ts')).shiftEndSchema,
        signal,
      ),
    staleTime: AGAIN_MS,
    refetchInterval: AGAIN_MS,
  });
