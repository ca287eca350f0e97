import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { SurgeAcknowledgement } from '../schemas/surges.ts';
import { getJson, postJson } from './client.ts';

/** How often the surges are asked for where the stream brings nothing: their end is no report. */
const SURGES_INTERVAL_MS = 5_000;

const reader = async () => (await import('../schemas/surges.ts')).surgesReplySchema;

/** What has come in a crowd, now and in the last 24 hours. The last answer stays until the next comes. */
export const surgesQuery = queryOptions({
  queryKey: ['surges'],
  queryFn: ({ signal }) =>
    getJson('/api/surges', reader, AbortSignal.any([signal, AbortSignal.timeout(15_000)])),
  refetchInterval: SURGES_INTERVAL_MS,
  refetchIntervalInBackground: true,
  retry: false,
});

/**
 * Has the server write down that surges were seen, or that they were not. A question that is under way is dropped: it was asked
 * before, and its answer would show them again.
 */
export async function acknowledgeSurges(queries: QueryClient, asked: SurgeAcknowledgement): Promise<void> {
  const reply = await postJson('/api/surge-acknowledgements', asked, reader);
  await queries.cancelQueries({ queryKey: surgesQuery.queryKey });
  queries.setQueryData(surgesQuery.queryKey, reply);
}
