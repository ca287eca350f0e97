import { queryOptions } from '@tanstack/react-query';
import { getJson } from './client.ts';

/** What is within reach of a unit. The server works it out when it is first asked for; a county takes seconds. */
export const unitServicesQuery = (code: string) =>
  queryOptions({
    queryKey: ['unitServices', code],
    queryFn: ({ signal }) =>
      getJson(
        `/api/units/${encodeURIComponent(code)}/services`,
        async () => (await import('../schemas/unit-services.ts')).unitServicesSchema,
        signal,
      ),
    staleTime: 600_000,
    retry: 1,
  });
