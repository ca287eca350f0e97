import { queryOptions } from '@tanstack/react-query';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { UnitProperties } from '../schemas/units.ts';
import { getJson } from './client.ts';
import { featureCollection } from './feature-collection.ts';

export type UnitCollection = FeatureCollection<Polygon | MultiPolygon, UnitProperties>;
export type UnitsLevel = 'county' | 'township' | 'village' | 'grid' | 'micro-grid' | 'finest' | 'area';

/** Units of one level of the whole city; `finest` gives each place its last unit. */
export const unitsQuery = (level: UnitsLevel) =>
  queryOptions({
    queryKey: ['units', level],
    queryFn: ({ signal }) =>
      getJson(`/api/units?level=${level}`, featureCollection<UnitCollection>(), signal),
    staleTime: Infinity,
  });
