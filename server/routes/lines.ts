import { noQuerySchema } from '../../src/schemas/common.ts';
import { linePropertiesSchema } from '../../src/schemas/places.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { isUnchanged, sendUnchanged } from '../http/entity-tag.ts';
import { featureCollectionSchema, featureCollectionText, GEOJSON_TYPE } from '../http/feature-collection.ts';
import { errorReplies } from '../http/http-error.ts';
import { ReplyCache } from '../http/reply-cache.ts';
import { listLines } from '../repositories/lines.ts';

/** `/api/lines`: the river, bus lines and other lines. */
export function registerLineRoutes(app: HttpApp, context: RouteContext): void {
  const cache = new ReplyCache(1);
  app.get(
    '/api/lines',
    {
      schema: {
        summary: 'River, bus lines, railways and roads as GeoJSON',
        tags: ['map'],
        querystring: noQuerySchema,
        response: {
          ...errorReplies,
          200: {
            description: 'GeoJSON FeatureCollection; the feature id is the line id',
            content: { 'application/geo+json': { schema: featureCollectionSchema(linePropertiesSchema) } },
          },
        },
      },
    },
    async (request, reply) => {
      if (await isUnchanged(context, request, reply, ['line'])) return sendUnchanged(reply);
      const { kysely } = context.readiness.requireDatabase();
      return cache.send(request, reply, GEOJSON_TYPE, async () => {
        const lines = await listLines(kysely);
        return featureCollectionText(
          lines.map(({ properties, geometry }) => ({ id: properties.id, properties, geometry })),
        );
      });
    },
  );
}
