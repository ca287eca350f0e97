import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { placeSchema } from '../schemas/places.ts';
import { getJson } from './client.ts';

/** All named places, markets among them. */
export const placesQuery = queryOptions({
  queryKey: ['places'],
  queryFn: ({ signal }) => getJson('/api/places', z.array(placeSchema), signal),
  staleTime: Infinity,
});
