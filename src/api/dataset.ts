import { queryOptions } from '@tanstack/react-query';
import { getJson } from './client.ts';

/** What the page needs to know before it draws. */
export const datasetQuery = queryOptions({
  queryKey: ['dataset'],
  queryFn: ({ signal }) =>
    getJson(
      '/api/dataset',
      async () => (await import('../schemas/dataset-reply.ts')).datasetReplySchema,
      signal,
    ),
  staleTime: Infinity,
});
