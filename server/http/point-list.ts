import { z } from 'zod';
import { featureCollectionSchema, featureCollectionText } from './feature-collection.ts';

/** `format=geojson` asks for a FeatureCollection in place of a plain list. */
export const pointListQuerySchema = z.strictObject({ format: z.enum(['json', 'geojson']).default('json') });

/** Both shapes, for the documentation. */
export function pointListReply(record: z.ZodType) {
  return {
    description: 'A list, or with `format=geojson` a GeoJSON FeatureCollection',
    content: {
      'application/json': { schema: z.array(record) },
      'application/geo+json': { schema: featureCollectionSchema(record) },
    },
  };
}

/** Records that have a `point` as a list, or as features whose properties are the rest. */
export function pointListText<Item extends { point?: readonly [number, number] | undefined }>(
  format: 'json' | 'geojson',
  records: readonly Item[],
  id: (record: Item) => string,
): string {
  if (format === 'json') return JSON.stringify(records);
  return featureCollectionText(
    records.map((record) => {
      const { point, ...properties } = record;
      return {
        id: id(record),
        properties,
        geometry: point ? JSON.stringify({ type: 'Point', coordinates: point }) : null,
      };
    }),
  );
}
