import { unitStoryQuerySchema, unitStorySchema } from '../../src/schemas/unit-story.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { errorReplies } from '../http/http-error.ts';
import { isoTime } from '../database/iso-time.ts';
import { readUnitStory } from '../repositories/unit-story.ts';

/** `/api/unit-story`: splits and merges that a unit came from and went into. */
export function registerUnitStoryRoutes(app: HttpApp, context: RouteContext): void {
  app.get(
    '/api/unit-story',
    {
      schema: {
        summary: 'What a unit was before, what became of it, and of whose incidents',
        tags: ['map'],
        querystring: unitStoryQuerySchema,
        response: { ...errorReplies, 200: unitStorySchema },
      },
    },
    async (request, reply) =>
      reply.send({
        asOf: isoTime(context.now()),
        changes: await readUnitStory(context.readiness.requireDatabase().kysely, request.query.code),
      }),
  );
}
