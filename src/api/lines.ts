import { queryOptions } from '@tanstack/react-query';
import type { LineCollection } from '../schemas/places.ts';
import { getJson } from './client.ts';
import { featureCollection } from './feature-collection.ts';

/** River, bus lines and the other lines. */
export const linesQuery = queryOptions({
  queryKey: ['lines'],
  queryFn: ({ signal }) => getJson('/api/lines', featureCollection<LineCollection>(), signal),
  staleTime: Infinity,
});
