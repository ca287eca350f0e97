import { noQuerySchema } from '../../src/schemas/common.ts';
import { unitPropertiesSchema, unitQuerySchema } from '../../src/schemas/units.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { isUnchanged, sendUnchanged } from '../http/entity-tag.ts';
import { featureCollectionSchema, featureCollectionText, GEOJSON_TYPE } from '../http/feature-collection.ts';
import { errorReplies } from '../http/http-error.ts';
import { ReplyCache } from '../http/reply-cache.ts';
import { listOtherVersions, listUnits, type UnitFeatureRow } from '../repositories/units.ts';

/** `/api/units`: boundaries of governance units; `/api/unit-versions`: those that do not count today. */
export function registerUnitRoutes(app: HttpApp, context: RouteContext): void {
  const cache = new ReplyCache();
  app.get(
    '/api/units',
    {
      schema: {
        summary: 'Governance units of a level, inside a unit, or of a day, as GeoJSON',
        tags: ['map'],
        querystring: unitQuerySchema,
        response: UNITS_REPLY,
      },
    },
    async (request, reply) => {
      if (await isUnchanged(context, request, reply, ['unit'])) return sendUnchanged(reply);
      const { kysely } = context.readiness.requireDatabase();
      return cache.send(request, reply, GEOJSON_TYPE, async () => {
        return unitsText(await listUnits(kysely, request.query));
      });
    },
  );
  app.get(
    '/api/unit-versions',
    {
      schema: {
        summary: 'Versions of governance units that do not count today, as GeoJSON',
        tags: ['map'],
        querystring: noQuerySchema,
        response: UNITS_REPLY,
      },
    },
    async (request, reply) => {
      if (await isUnchanged(context, request, reply, ['unit'])) return sendUnchanged(reply);
      const { kysely } = context.readiness.requireDatabase();
      return cache.send(request, reply, GEOJSON_TYPE, async () => unitsText(await listOtherVersions(kysely)));
    },
  );
}

const UNITS_REPLY = {
  ...errorReplies,
  200: {
    description: 'GeoJSON FeatureCollection; the feature id is the unit code',
    content: { 'application/geo+json': { schema: featureCollectionSchema(unitPropertiesSchema) } },
  },
};

const unitsText = (units: readonly UnitFeatureRow[]) =>
  featureCollectionText(
    units.map(({ properties, geometry }) => ({ id: properties.code, properties, geometry })),
  );
