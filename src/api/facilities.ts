import { queryOptions } from '@tanstack/react-query';
import { getJson } from './client.ts';

/** All facilities, bus stops among them. */
export const facilitiesQuery = queryOptions({
  queryKey: ['facilities'],
  queryFn: ({ signal }) =>
    getJson(
      '/api/facilities',
      async () => (await import('../schemas/places.ts')).facilitySchema.array(),
      signal,
    ),
  staleTime: Infinity,
});
