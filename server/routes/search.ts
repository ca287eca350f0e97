import { z } from 'zod';
import { requestTextSchema } from '../../src/schemas/common.ts';
import { searchReplySchema, type SearchHit } from '../../src/schemas/health.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { isUnchanged, sendUnchanged } from '../http/entity-tag.ts';
import { errorReplies } from '../http/http-error.ts';
import { readDataSetSummary } from '../repositories/data-set-summary.ts';
import { searchByText, unitNamesAt } from '../repositories/search.ts';
import { parseTypedPosition } from '../../src/domain/exchange/fields/parse-typed-position.ts';
import type { TypedPosition } from '../../src/domain/geo/parse-coordinates.ts';

const SWAPPED = '纬度在前，已对调 (latitude first, swapped)';

const querySchema = z.strictObject({
  q: requestTextSchema.trim().min(1, 'must not be empty').max(100, 'must not be longer than 100 characters'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** `/api/search`: everything that has a name, a code or a position, in one list. */
export function registerSearchRoutes(app: HttpApp, context: RouteContext): void {
  app.get(
    '/api/search',
    {
      schema: {
        summary:
          'Units, places, facilities and cameras by name, Pinyin, code or alias; incidents by number; coordinates',
        tags: ['map'],
        querystring: querySchema,
        response: { ...errorReplies, 200: searchReplySchema },
      },
    },
    async (request, reply) => {
      const resources = ['unit', 'place', 'facility', 'camera', 'incident', 'dataset'] as const;
      if (await isUnchanged(context, request, reply, resources)) return sendUnchanged(reply);
      const { q: query, limit } = request.query;
      const { kysely } = context.readiness.requireDatabase();
      const looksLikePair = parseTypedPosition(query) !== undefined;
      const bounds = looksLikePair ? (await readDataSetSummary(kysely))?.bounds : undefined;
      const position = parseTypedPosition(query, bounds);
      const hits = position
        ? [describePosition(position, await unitNamesAt(kysely, position.longitude, position.latitude))]
        : await searchByText(kysely, query, limit);
      return reply.send({ query, hits });
    },
  );
}

function describePosition(
  { longitude, latitude, swapped }: TypedPosition,
  unitNames: readonly string[],
): SearchHit {
  const name = `${longitude}, ${latitude}`;
  return {
    kind: 'coordinate',
    id: name,
    name,
    detail: [...unitNames, ...(swapped ? [SWAPPED] : [])].join(' · '),
    point: [longitude, latitude],
  };
}
