import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { facilitySchema } from '../schemas/places.ts';
import { getJson } from './client.ts';

/** All facilities, bus stops among them. */
export const facilitiesQuery = queryOptions({
  queryKey: ['facilities'],
  queryFn: ({ signal }) => getJson('/api/facilities', z.array(facilitySchema), signal),
  staleTime: Infinity,
});
