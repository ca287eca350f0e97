import type { FastifyReply } from 'fastify';
import { z } from 'zod';

/** A GeoJSON feature whose geometry is already text, as the database made it; `null` where the position is unknown. */
export interface TextFeature {
  id: string;
  properties: object;
  geometry: string | null;
}

/** GeoJSON FeatureCollection (RFC 7946) as text; geometries are put in unparsed. */
export function featureCollectionText(features: readonly TextFeature[]): string {
  const parts = features.map(
    ({ id, properties, geometry }) =>
      `{"type":"Feature","id":${JSON.stringify(id)},"geometry":${geometry ?? 'null'},"properties":${JSON.stringify(properties)}}`,
  );
  return `{"type":"FeatureCollection","features":[${parts.join(',\n')}]}\n`;
}

export const GEOJSON_TYPE = 'application/geo+json; charset=utf-8';

/** Sends features as `application/geo+json`. */
export function sendFeatures(reply: FastifyReply, features: readonly TextFeature[]): FastifyReply {
  return reply.type(GEOJSON_TYPE).send(featureCollectionText(features));
}

/** Schema of such a reply, for the documentation. */
export function featureCollectionSchema(properties: z.ZodType) {
  return z.object({
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.object({
        type: z.literal('Feature'),
        id: z.string(),
        geometry: z
          .looseObject({ type: z.string() })
          .nullable()
          .describe('GeoJSON geometry, WGS84 longitude and latitude; null where the place is unknown'),
        properties,
      }),
    ),
  });
}
