import { queryOptions } from '@tanstack/react-query';
import { loadStreetGraph } from '../domain/geo/street-graph.ts';
import { getJson } from './client.ts';

/** The streets of the data set, ready for searches. */
export const streetGraphQuery = queryOptions({
  queryKey: ['street-graph'],
  queryFn: async ({ signal }) =>
    loadStreetGraph(
      await getJson(
        '/api/street-graph',
        async () => (await import('../schemas/street-graph.ts')).streetGraphSchema,
        signal,
      ),
    ),
  staleTime: Infinity,
  structuralSharing: false,
});
