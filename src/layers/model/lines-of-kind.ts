import type { FeatureCollection, LineString, MultiLineString } from 'geojson';
import type { z } from 'zod';
import type { linePropertiesSchema } from '../../schemas/places.ts';
import { cachedBy } from './cached-by.ts';

export type LineProperties = z.infer<typeof linePropertiesSchema>;
export type LineCollection = FeatureCollection<LineString | MultiLineString, LineProperties>;

/** The lines of one kind; the same input gives the same object back. */
export function linesOfKind(lines: LineCollection, kind: LineProperties['kind']): LineCollection {
  return cachedBy(lines, kind, () => ({
    type: 'FeatureCollection' as const,
    features: lines.features.filter((line) => line.properties.kind === kind),
  }));
}
