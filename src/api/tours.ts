import { queryOptions } from '@tanstack/react-query';
import { getJson } from './client.ts';

/** The tours of the loaded data sets. */
export const toursQuery = queryOptions({
  queryKey: ['tours'],
  queryFn: ({ signal }) =>
    getJson('/api/tours', async () => (await import('../schemas/tours.ts')).tourSchema.array(), signal),
  staleTime: Infinity,
});
