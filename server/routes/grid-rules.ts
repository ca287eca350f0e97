import { noQuerySchema } from '../../src/schemas/common.ts';
import { gridRulesReplySchema } from '../../src/schemas/grid-rules.ts';
import { firstOfNextMonth } from '../../src/domain/time/month-days.ts';
import { isoTime } from '../database/iso-time.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { errorReplies } from '../http/http-error.ts';
import { cachedOversizeUnits } from '../situation/oversize-grids.ts';

/** `/api/grid-rules`: which units are too large, and how they could be split. */
export function registerGridRuleRoutes(app: HttpApp, context: RouteContext): void {
  app.get(
    '/api/grid-rules',
    {
      schema: {
        summary: 'Limits of the size of units, the units beyond them, and proposed splits',
        tags: ['map'],
        querystring: noQuerySchema,
        response: { ...errorReplies, 200: gridRulesReplySchema },
      },
    },
    async (_request, reply) => {
      const now = context.now();
      return reply.send({
        asOf: isoTime(now),
        validFrom: firstOfNextMonth(now),
        ...(await cachedOversizeUnits(context.readiness.requireDatabase().kysely)),
      });
    },
  );
}
