import { z } from 'zod';
import { errorReplySchema, noQuerySchema, requestTextSchema } from '../../src/schemas/common.ts';
import { incidentSchema, type IncidentMetadata } from '../../src/schemas/incidents.ts';
import { timeWindowSchema } from '../../src/schemas/time-window.ts';
import { ARROW_MEDIA_TYPE, encodeArrow, type WireColumn } from '../http/arrow.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { isUnchanged, sendUnchanged } from '../http/entity-tag.ts';
import { errorReplies, HttpError } from '../http/http-error.ts';
import { ReplyCache } from '../http/reply-cache.ts';
import { SharedAnswers } from '../http/shared-answers.ts';
import { formatPosition } from '../../src/domain/live/stream-position.ts';
import {
  NO_INCIDENTS,
  positionOfColumns,
  readAllIncidentColumns,
  TooManyRowsError,
  type IncidentColumnBatch,
} from '../repositories/incident-columns.ts';
import { readWindowColumns } from '../repositories/incident-windows.ts';
import { readIncident } from '../repositories/incidents.ts';
import { cachedEpoch } from '../repositories/outbox.ts';

const toArrow = ({ unit, ...batch }: IncidentColumnBatch): Record<string, WireColumn> => ({
  ...batch,
  unit: new Uint32Array(unit),
});

/** `/api/incidents.arrow`: all incidents of a time as columns; `/api/incidents/:eventNo`: one with its life cycle. */
export function registerIncidentRoutes(app: HttpApp, context: RouteContext): void {
  const all = new ReplyCache(1);
  const windows = new SharedAnswers();
  app.get(
    '/api/incidents.arrow',
    {
      schema: {
        summary: 'Incidents reported in a time, as Arrow columns sorted by time',
        description:
          'Apache Arrow IPC stream. Columns: `time`, `lngE6`, `latE6`, `category`, `channel`, `tier`, `status`, `urgency`, `unit`, `deadline`, `handled`, `eventNo`. Code columns are positions in the lists of the schema metadata `gridlight` (JSON).',
        tags: ['events'],
        querystring: timeWindowSchema,
        response: {
          ...errorReplies,
          413: errorReplySchema,
          200: { description: 'Arrow IPC stream', content: { [ARROW_MEDIA_TYPE]: { schema: z.string() } } },
        },
      },
    },
    async (request, reply) => {
      const { kysely } = context.readiness.requireDatabase();
      const { from, to } = request.query;
      const isAll = from === undefined && to === undefined;
      const epoch = await cachedEpoch(kysely);
      const state = formatPosition(epoch, await positionOfColumns(kysely, isAll));
      if (await isUnchanged(context, request, reply, ['incident', 'dataset'], state))
        return sendUnchanged(reply);
      const make = async () => {
        const columns = await (isAll
          ? readAllIncidentColumns(kysely)
          : readWindowColumns(kysely, { from, to }, state));
        const position = formatPosition(epoch, columns.position);
        const metadata: IncidentMetadata = { asOf: context.now(), position, ...columns.lists };
        return encodeArrow(columns.batches.map(toArrow), toArrow(NO_INCIDENTS), metadata);
      };
      const answers = isAll ? all : windows;
      return answers.send(request, reply, ARROW_MEDIA_TYPE, make).catch((error: unknown) => {
        if (error instanceof TooManyRowsError)
          throw new HttpError(413, `There is too much to send: ${error.message}. Narrow from and to.`);
        throw error;
      });
    },
  );

  app.get(
    '/api/incidents/:eventNo',
    {
      schema: {
        summary: 'One incident with its life cycle',
        tags: ['events'],
        params: z.strictObject({ eventNo: requestTextSchema.min(1).max(64) }),
        querystring: noQuerySchema,
        response: { ...errorReplies, 404: errorReplySchema, 200: incidentSchema },
      },
    },
    async (request, reply) => {
      const { eventNo } = request.params;
      const incident = await readIncident(context.readiness.requireDatabase().kysely, eventNo);
      // A live incident changes without a new version of the data, by a step each time.
      const state = String(incident?.transitions.length ?? 'none');
      if (await isUnchanged(context, request, reply, ['incident'], state)) return sendUnchanged(reply);
      if (!incident) throw new HttpError(404, `There is no incident ${eventNo}.`);
      return reply.send(incident);
    },
  );
}
