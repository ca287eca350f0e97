import { unitPropertiesSchema, unitQuerySchema } from '../../src/schemas/units.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { isUnchanged, sendUnchanged } from '../http/entity-tag.ts';
import { featureCollectionSchema, featureCollectionText, GEOJSON_TYPE } from '../http/feature-collection.ts';
import { errorReplies } from '../http/http-error.ts';
import { ReplyCache } from '../http/reply-cache.ts';
import { listUnits } from '../repositories/units.ts';

/** `/api/units`: boundaries of governance units. */
export function registerUnitRoutes(app: HttpApp, context: RouteContext): void {
  const cache = new ReplyCache();
  app.get(
    '/api/units',
    {
      schema: {
        summary: 'Governance units of a level, or inside a unit, as GeoJSON',
        tags: ['map'],
        querystring: unitQuerySchema,
        response: {
          ...errorReplies,
          200: {
            description: 'GeoJSON FeatureCollection; the feature id is the unit code',
            content: { 'application/geo+json': { schema: featureCollectionSchema(unitPropertiesSchema) } },
          },
        },
      },
    },
    async (request, reply) => {
      if (await isUnchanged(context, request, reply, ['unit'])) return sendUnchanged(reply);
      const { kysely } = context.readiness.requireDatabase();
      return cache.send(request, reply, GEOJSON_TYPE, async () => {
        const units = await listUnits(kysely, request.query);
        return featureCollectionText(
          units.map(({ properties, geometry }) => ({ id: properties.code, properties, geometry })),
        );
      });
    },
  );
}
