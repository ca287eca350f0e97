import { queryOptions } from '@tanstack/react-query';
import { getJson } from './client.ts';
import { betterOffset, offsetOfReply, type ServerOffset } from './server-offset.ts';

/** How often the server is asked how it is; a gone server is seen within 6 s. */
export const HEALTH_INTERVAL_MS = 3000;

/** What is known of the server's clock so far: a reply that took longer says less. */
let clock: ServerOffset | undefined;

/** Server time and age of the data, asked again and again. */
export const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: async ({ signal }) => {
    const askedAt = performance.now();
    const health = await getJson(
      '/api/health',
      async () => (await import('../schemas/health.ts')).healthSchema,
      AbortSignal.any([signal, AbortSignal.timeout(4000)]),
      // A server without its database says so with this status: it is there all the same.
      [503],
    );
    const receivedAt = performance.now();
    clock = betterOffset(clock, offsetOfReply(Date.parse(health.serverTime), askedAt, receivedAt));
    /** `offsetMs`: how far the server's clock (epoch ms) is ahead of the page's. */
    return { health, receivedAt, offsetMs: clock.offsetMs };
  },
  refetchInterval: HEALTH_INTERVAL_MS,
  refetchIntervalInBackground: true,
  retry: false,
});
