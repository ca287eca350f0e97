import type { FeatureCollection, Geometry } from 'geojson';
import type { LoadReader } from './client.ts';

/** Takes a GeoJSON FeatureCollection as it is; its features were checked when they were loaded into the database. */
export function featureCollection<T extends FeatureCollection<Geometry>>(): LoadReader<T> {
  const reader = {
    parse(value: unknown): T {
      const isCollection =
        typeof value === 'object' &&
        value !== null &&
        'type' in value &&
        value.type === 'FeatureCollection' &&
        'features' in value &&
        Array.isArray(value.features);
      if (!isCollection) throw new TypeError('not a GeoJSON FeatureCollection');
      return value as T;
    },
  };
  return () => Promise.resolve(reader);
}
