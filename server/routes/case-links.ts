import { z } from 'zod';
import {
  caseLinkListSchema,
  caseLinkRequestSchema,
  caseLinkSchema,
  seriesIdSchema,
} from '../../src/schemas/case-series.ts';
import { errorReplySchema, noQuerySchema } from '../../src/schemas/common.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { errorReplies, HttpError } from '../http/http-error.ts';
import { listLinks, withdrawLink, writeLink } from '../repositories/case-links.ts';
import { unknownCases } from '../repositories/case-series.ts';

const tags = ['series'];

/** `/api/case-links`: verdicts on two cases with the role that gave them, the time and what was known then. */
export function registerCaseLinkRoutes(app: HttpApp, context: RouteContext): void {
  const database = () => context.readiness.requireDatabase().kysely;
  app.get(
    '/api/case-links',
    {
      schema: {
        summary: 'The verdict that counts for each pair of cases, the newest first',
        tags,
        querystring: noQuerySchema,
        response: { ...errorReplies, 200: caseLinkListSchema },
      },
    },
    async (_, reply) => {
      reply.header('cache-control', 'no-store');
      return { links: await listLinks(database()) };
    },
  );
  app.post(
    '/api/case-links',
    {
      schema: {
        summary: 'Confirm or refute that two cases belong together',
        tags,
        body: caseLinkRequestSchema,
        response: { ...errorReplies, 201: caseLinkSchema },
      },
    },
    async ({ body }, reply) => {
      const unknown = await unknownCases(database(), body.caseNos);
      if (unknown.length > 0)
        throw new HttpError(400, `There is no case ${unknown.join(', ')}.`, [
          { field: 'caseNos', message: `${unknown.join(', ')} is not a known case` },
        ]);
      return reply.code(201).send(await writeLink(database(), body));
    },
  );
  app.post(
    '/api/case-links/:id/withdrawal',
    {
      schema: {
        summary: 'Take a verdict back; the one before it counts again',
        tags,
        params: seriesIdSchema,
        response: { ...errorReplies, 404: errorReplySchema, 200: z.object({ id: z.string() }) },
      },
    },
    async ({ params }) => {
      if (!(await withdrawLink(database(), params.id)))
        throw new HttpError(404, `There is no verdict ${params.id} to take back.`);
      return { id: params.id };
    },
  );
}
