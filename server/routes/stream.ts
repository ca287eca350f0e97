import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { errorReplySchema } from '../../src/schemas/common.ts';
import { changesSchema, livePositionSchema } from '../../src/schemas/live.ts';
import { limitedAddress } from '../http/client-address.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { errorBody, errorReplies, HttpError } from '../http/http-error.ts';
import { StreamFullError, type LiveStream } from '../stream/live-stream.ts';
import { comparePositions, formatPosition, parsePosition } from '../../src/domain/live/stream-position.ts';
import { eventsText } from '../stream/stream-message.ts';
import { cachedEpoch, hasReached, readFloor, readOutbox } from '../repositories/outbox.ts';

const MOST_CHANGES = 10_000;

/** `/api/stream`: changes as they happen, as server-sent events; `/api/changes`: the same on request. */
export function registerStreamRoutes(app: HttpApp, context: RouteContext, live: LiveStream): void {
  app.get(
    '/api/stream',
    {
      exposeHeadRoute: false,
      schema: {
        summary: 'Changes of incidents as they happen (server-sent events)',
        description:
          'Messages `hello`, `events`, `beat` (every 2 s), `resync` and `bye`; the `id` of `events` is the position after its last event. Goes on after `Last-Event-ID` or `after`, from now on without them.',
        tags: ['events'],
        querystring: z.strictObject({ after: livePositionSchema.optional() }),
        response: {
          ...errorReplies,
          200: {
            description: 'Stream of events',
            content: { 'text/event-stream': { schema: z.string() } },
          },
        },
      },
    },
    async (request, reply) => {
      const lastId = request.headers['last-event-id'];
      const position = typeof lastId === 'string' && lastId !== '' ? lastId : request.query.after;
      try {
        await live.admit(limitedAddress(request.ip), position, () => beginStream(reply));
      } catch (error) {
        if (!(error instanceof StreamFullError)) throw error;
        return reply.code(503).header('retry-after', '5').send(errorBody(503, error.message));
      }
      return reply;
    },
  );

  app.get(
    '/api/changes',
    {
      schema: {
        summary: 'Changes of incidents after a position',
        description: '410 where the position is too old or of another database: read everything anew.',
        tags: ['events'],
        querystring: z.strictObject({
          after: livePositionSchema,
          limit: z.coerce.number().int().min(1).max(MOST_CHANGES).default(2_000),
        }),
        response: {
          ...errorReplies,
          410: errorReplySchema,
          200: { description: 'Changes', content: { 'application/json': { schema: changesSchema } } },
        },
      },
    },
    async (request, reply) => {
      const { after, limit } = request.query;
      const { kysely } = context.readiness.requireDatabase();
      const requested = parsePosition(after)!;
      const epoch = await cachedEpoch(kysely);
      const events =
        requested.epoch === epoch && (await hasReached(kysely, requested.position))
          ? await readOutbox(kysely, requested.position, limit)
          : undefined;
      // The floor is read afterwards, so that nothing can have been pruned unnoticed.
      if (!events || comparePositions(requested.position, await readFloor(kysely)) < 0)
        throw new HttpError(410, 'The position is too old or of another database. Read everything anew.');
      const position = formatPosition(epoch, events.at(-1) ?? requested.position);
      const rest = `,"position":"${position}","isComplete":${events.length < limit}`;
      return sendText(reply, eventsText(events, rest));
    },
  );
}

/** Sends a JSON text as it is; the bodies of the events are not parsed for it. */
function sendText(reply: FastifyReply, text: string): FastifyReply {
  return reply.header('cache-control', 'no-store').type('application/json; charset=utf-8').send(text);
}

/** Takes the connection over from the framework, with the headers that were set so far. */
function beginStream(reply: FastifyReply) {
  reply.hijack();
  const { raw } = reply;
  raw.socket?.setNoDelay(true);
  raw.socket?.setKeepAlive(true, 30_000);
  // The stream follows the headers and ends with the connection, so it is not chunked.
  raw.removeHeader('transfer-encoding');
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
    connection: 'close',
  });
  raw.flushHeaders();
  return raw;
}
