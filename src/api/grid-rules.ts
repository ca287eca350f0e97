import { queryOptions } from '@tanstack/react-query';
import { getJson } from './client.ts';

/** Limits of the size of units, the units beyond them, and proposed splits. */
export const gridRulesQuery = queryOptions({
  queryKey: ['grid-rules'],
  queryFn: ({ signal }) =>
    getJson(
      '/api/grid-rules',
      async () => (await import('../schemas/grid-rules.ts')).gridRulesReplySchema,
      signal,
    ),
  staleTime: Infinity,
});
