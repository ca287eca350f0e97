import { queryOptions } from '@tanstack/react-query';
import type { FeatureCollection, LineString, MultiLineString } from 'geojson';
import type { z } from 'zod';
import type { linePropertiesSchema } from '../schemas/places.ts';
import { getJson } from './client.ts';
import { featureCollection } from './feature-collection.ts';

export type LineCollection = FeatureCollection<
  LineString | MultiLineString,
  z.infer<typeof linePropertiesSchema>
>;

/** River, bus lines and the other lines. */
export const linesQuery = queryOptions({
  queryKey: ['lines'],
  queryFn: ({ signal }) => getJson('/api/lines', featureCollection<LineCollection>(), signal),
  staleTime: Infinity,
});
