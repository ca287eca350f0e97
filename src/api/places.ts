import { queryOptions } from '@tanstack/react-query';
import { getJson } from './client.ts';

/** All named places, markets among them. */
export const placesQuery = queryOptions({
  queryKey: ['places'],
  queryFn: ({ signal }) =>
    getJson('/api/places', async () => (await import('../schemas/places.ts')).placeSchema.array(), signal),
  staleTime: Infinity,
});
