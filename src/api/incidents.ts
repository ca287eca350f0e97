import { queryOptions } from '@tanstack/react-query';
import { getBytes, getJson } from './client.ts';

/** One incident with its life cycle. */
export const incidentQuery = (eventNo: string) =>
  queryOptions({
    queryKey: ['incident', eventNo],
    queryFn: ({ signal }) =>
      getJson(
        `/api/incidents/${encodeURIComponent(eventNo)}`,
        async () => (await import('../schemas/incidents.ts')).incidentSchema,
        signal,
      ),
    staleTime: 30_000,
  });

/** All incidents as an Arrow stream, for the engine. */
export function fetchIncidentColumns(signal?: AbortSignal): Promise<ArrayBuffer> {
  return getBytes('/api/incidents.arrow', signal);
}
