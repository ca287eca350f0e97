import { z } from 'zod';
import { noQuerySchema } from '../../src/schemas/common.ts';
import { tourSchema } from '../../src/schemas/tours.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { isUnchanged, sendUnchanged } from '../http/entity-tag.ts';
import { errorReplies } from '../http/http-error.ts';
import { listTours } from '../repositories/tours.ts';

/** `/api/tours`: the scripts of the loaded data sets, whole. */
export function registerTourRoutes(app: HttpApp, context: RouteContext): void {
  app.get(
    '/api/tours',
    {
      schema: {
        summary: 'Tours: their stops with texts, views, layers and filters',
        tags: ['map'],
        querystring: noQuerySchema,
        response: { ...errorReplies, 200: z.array(tourSchema) },
      },
    },
    async (request, reply) => {
      if (await isUnchanged(context, request, reply, ['tour'])) return sendUnchanged(reply);
      return reply.send(await listTours(context.readiness.requireDatabase().kysely));
    },
  );
}
