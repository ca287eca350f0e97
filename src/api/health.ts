import { queryOptions } from '@tanstack/react-query';
import { getJson } from './client.ts';

/** How often the server is asked how it is; a gone server is seen within 6 s. */
export const HEALTH_INTERVAL_MS = 5000;

/** Server time and age of the data, asked again and again. */
export const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: async ({ signal }) => ({
    health: await getJson(
      '/api/health',
      async () => (await import('../schemas/health.ts')).healthSchema,
      AbortSignal.any([signal, AbortSignal.timeout(4000)]),
      // A server without its database says so with this status: it is there all the same.
      [503],
    ),
    receivedAt: performance.now(),
  }),
  refetchInterval: HEALTH_INTERVAL_MS,
  refetchIntervalInBackground: true,
  retry: false,
});
