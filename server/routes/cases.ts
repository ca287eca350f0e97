import { z } from 'zod';
import { caseReplySchema, type CaseMetadata } from '../../src/schemas/cases.ts';
import { errorReplySchema, noQuerySchema, requestTextSchema } from '../../src/schemas/common.ts';
import { timeWindowSchema } from '../../src/schemas/time-window.ts';
import { ARROW_MEDIA_TYPE, encodeArrow } from '../http/arrow.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { isUnchanged, sendUnchanged } from '../http/entity-tag.ts';
import { errorReplies, HttpError } from '../http/http-error.ts';
import { SharedAnswers } from '../http/shared-answers.ts';
import { readCaseColumns } from '../repositories/case-columns.ts';
import { readCase } from '../repositories/cases.ts';

/** `/api/cases.arrow`: pickpocket cases as columns; `/api/cases/:caseNo`: one. Places and intervals, never persons. */
export function registerCaseRoutes(app: HttpApp, context: RouteContext): void {
  const answers = new SharedAnswers();
  app.get(
    '/api/cases.arrow',
    {
      schema: {
        summary: 'Pickpocket cases whose interval touches a time, as Arrow columns',
        description:
          'Apache Arrow IPC stream. Columns: `from`, `to`, `reportedAt`, `arrestedAt`, `lngE6`, `latE6`, `placeType`, `status`, `moment`, `methods`, `property`, `value`, `recovered`, `unit`, `place`, `line`, `boardStop`, `alightStop`, `marketDay`, `caseNo`. Code columns are positions in the lists of the schema metadata `gridlight` (JSON).',
        tags: ['events'],
        querystring: timeWindowSchema,
        response: {
          ...errorReplies,
          200: { description: 'Arrow IPC stream', content: { [ARROW_MEDIA_TYPE]: { schema: z.string() } } },
        },
      },
    },
    async (request, reply) => {
      if (await isUnchanged(context, request, reply, ['case', 'place'])) return sendUnchanged(reply);
      const { kysely } = context.readiness.requireDatabase();
      return answers.send(request, reply, ARROW_MEDIA_TYPE, async () => {
        const { lists, columns } = await readCaseColumns(kysely, request.query);
        const metadata: CaseMetadata = { asOf: context.now(), ...lists };
        return encodeArrow([{ ...columns }], { ...columns }, metadata);
      });
    },
  );

  app.get(
    '/api/cases/:caseNo',
    {
      schema: {
        summary: 'One pickpocket case: place, interval, method and property bands, never a person',
        tags: ['events'],
        params: z.strictObject({ caseNo: requestTextSchema.min(1).max(64) }),
        querystring: noQuerySchema,
        response: { ...errorReplies, 404: errorReplySchema, 200: caseReplySchema },
      },
    },
    async (request, reply) => {
      if (await isUnchanged(context, request, reply, ['case'])) return sendUnchanged(reply);
      const { caseNo } = request.params;
      const found = await readCase(context.readiness.requireDatabase().kysely, caseNo);
      if (found === undefined) throw new HttpError(404, `There is no case ${caseNo}.`);
      return reply.send(found);
    },
  );
}
