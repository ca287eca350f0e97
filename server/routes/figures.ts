import { z } from 'zod';
import { noQuerySchema } from '../../src/schemas/common.ts';
import { figureSchema } from '../../src/schemas/figures.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { isUnchanged, sendUnchanged } from '../http/entity-tag.ts';
import { errorReplies } from '../http/http-error.ts';
import { listFigures } from '../repositories/figures.ts';

/** `/api/figures`: numbers as they were printed, each with its re-computation. */
export function registerFigureRoutes(app: HttpApp, context: RouteContext): void {
  app.get(
    '/api/figures',
    {
      schema: {
        summary: 'Published figures with quote, date, source and re-computation',
        tags: ['map'],
        querystring: noQuerySchema,
        response: { ...errorReplies, 200: z.array(figureSchema) },
      },
    },
    async (request, reply) => {
      if (await isUnchanged(context, request, reply, ['figure'])) return sendUnchanged(reply);
      return reply.send(await listFigures(context.readiness.requireDatabase().kysely));
    },
  );
}
