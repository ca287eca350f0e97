import { formatPosition } from '../../src/domain/live/stream-position.ts';
import { unitStoryQuerySchema, unitStorySchema, type UnitStory } from '../../src/schemas/unit-story.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { isUnchanged, sendUnchanged } from '../http/entity-tag.ts';
import { errorReplies } from '../http/http-error.ts';
import { ReplyCache } from '../http/reply-cache.ts';
import { isoTime } from '../database/iso-time.ts';
import { positionOfColumns } from '../repositories/incident-columns.ts';
import { cachedEpoch } from '../repositories/outbox.ts';
import { readUnitStory } from '../repositories/unit-story.ts';

/** `/api/unit-story`: splits and merges that a unit came from and went into. */
export function registerUnitStoryRoutes(app: HttpApp, context: RouteContext): void {
  const cache = new ReplyCache();
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
    async (request, reply) => {
      const { kysely } = context.readiness.requireDatabase();
      // Live incidents come without a new version of the data.
      const state = formatPosition(await cachedEpoch(kysely), await positionOfColumns(kysely, false));
      if (await isUnchanged(context, request, reply, ['unit', 'incident'], state))
        return sendUnchanged(reply);
      return cache.send(request, reply, 'application/json; charset=utf-8', async () => {
        const asOf = isoTime(context.now());
        const story: UnitStory = { asOf, changes: await readUnitStory(kysely, request.query.code) };
        return JSON.stringify(story);
      });
    },
  );
}
