import type { Feature, FeatureCollection, Geometry, Point } from 'geojson';
import type { SourceSpecification } from 'maplibre-gl';

/** A GeoJSON source specification around data that is kept by reference. */
export function geojsonSource(
  data: FeatureCollection<Geometry>,
  options: { promoteId?: string; tolerance?: number; maxzoom?: number } = {},
): SourceSpecification {
  return { type: 'geojson', data, ...options };
}

/** A GeoJSON feature; saves the ceremony. */
export function feature<G extends Geometry>(geometry: G, properties: Record<string, unknown>): Feature<G> {
  return { type: 'Feature', geometry, properties };
}

/** A point feature. */
export function pointFeature(
  position: readonly number[],
  properties: Record<string, unknown>,
): Feature<Point> {
  return feature({ type: 'Point', coordinates: [...position] }, properties);
}

/** Features as a collection. */
export function collection<G extends Geometry>(features: Feature<G>[]): FeatureCollection<G> {
  return { type: 'FeatureCollection', features };
}
