import type { z } from 'zod';
import { cameraSchema } from '../../src/schemas/cameras.ts';
import { facilitySchema, placeSchema } from '../../src/schemas/places.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { isUnchanged, sendUnchanged } from '../http/entity-tag.ts';
import { errorReplies } from '../http/http-error.ts';
import { GEOJSON_TYPE } from '../http/feature-collection.ts';
import { ReplyCache } from '../http/reply-cache.ts';
import { pointListQuerySchema, pointListReply, pointListText } from '../http/point-list.ts';
import { listCameras } from '../repositories/cameras.ts';
import type { Resource } from '../repositories/data-version.ts';
import { listFacilities } from '../repositories/facilities.ts';
import { listPlacesAsConfirmed } from '../repositories/market-confirmations.ts';

interface PointResource<Item> {
  path: string;
  resource: Resource;
  summary: string;
  record: z.ZodType;
  list: (db: ReturnType<RouteContext['readiness']['requireDatabase']>['kysely']) => Promise<Item[]>;
  id: (record: Item) => string;
}

function register<Item extends { point?: [number, number] | undefined }>(
  app: HttpApp,
  context: RouteContext,
  { path, resource, summary, record, list, id }: PointResource<Item>,
): void {
  const cache = new ReplyCache();
  app.get(
    path,
    {
      schema: {
        summary,
        tags: ['map'],
        querystring: pointListQuerySchema,
        response: { ...errorReplies, 200: pointListReply(record) },
      },
    },
    async (request, reply) => {
      if (await isUnchanged(context, request, reply, [resource])) return sendUnchanged(reply);
      const { format } = request.query;
      const { kysely } = context.readiness.requireDatabase();
      const type = format === 'json' ? 'application/json; charset=utf-8' : GEOJSON_TYPE;
      return cache.send(request, reply, type, async () => pointListText(format, await list(kysely), id));
    },
  );
}

/** `/api/cameras`, `/api/facilities`, `/api/places`: things at a point. */
export function registerPointRoutes(app: HttpApp, context: RouteContext): void {
  register(app, context, {
    path: '/api/cameras',
    resource: 'camera',
    summary: 'Video points, those without a known position included',
    record: cameraSchema,
    list: listCameras,
    id: (camera) => camera.gbId,
  });
  register(app, context, {
    path: '/api/facilities',
    resource: 'facility',
    summary: 'Facilities: service stations, police stations, charging zones, bus stops …',
    record: facilitySchema,
    list: listFacilities,
    id: (facility) => facility.id,
  });
  register(app, context, {
    path: '/api/places',
    resource: 'place',
    summary: 'Places of public life; markets with the rule of their days',
    record: placeSchema,
    list: listPlacesAsConfirmed,
    id: (place) => place.id,
  });
}
