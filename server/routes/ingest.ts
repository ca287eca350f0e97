import type { FastifyBodyParser, FastifyRequest } from 'fastify';
import { errorReplySchema } from '../../src/schemas/common.ts';
import { ingestBodySchema, ingestReplySchema, type IngestReply } from '../../src/schemas/live.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { errorReplies, HttpError } from '../http/http-error.ts';
import type { IngestContext } from '../ingest/validate-row.ts';
import type { LiveStream } from '../stream/live-stream.ts';
import { ingestReports } from '../ingest/ingest-reports.ts';
import { ingestSteps } from '../ingest/ingest-steps.ts';
import { checkToken, noteTokenUse } from '../repositories/tokens.ts';

/** 5,000 reports with long texts. */
const BODY_BYTES = 16 * 1024 * 1024;
/** A feed may send this many times as many requests as a reader. */
const FEED_RATE = 50;
const NOTE_USE_EVERY_MS = 10_000;

/** `/api/ingest/incidents` and `/api/ingest/transitions`: what sources send, in batches, with their token. */
export function registerIngestRoutes(app: HttpApp, context: RouteContext, live: LiveStream): void {
  const { readiness, config, now } = context;
  const notedAt = new Map<string, number>();

  const contexts = new WeakMap<FastifyRequest, IngestContext>();

  /** Runs before the body is read, so that nobody without a token makes the server read 16 MB. */
  const authorize = async (request: FastifyRequest): Promise<void> => {
    const { kysely } = readiness.requireDatabase();
    const [, token] = /^Bearer (\w{1,200})$/i.exec(request.headers.authorization ?? '') ?? [];
    const grant = token === undefined ? undefined : await checkToken(kysely, token);
    if (!grant)
      throw new HttpError(
        401,
        'Send the token of a source: authorization: Bearer <token>. It may be revoked.',
      );
    contexts.set(request, { grant, now: now() });
  };
  const noteUse = ({ grant, now: at }: IngestContext) => {
    live.sources.markSeen(grant.source, at);
    if (performance.now() - (notedAt.get(grant.id) ?? -Infinity) < NOTE_USE_EVERY_MS) return;
    notedAt.set(grant.id, performance.now());
    noteTokenUse(readiness.requireDatabase().kysely, grant.id, at).catch((error: unknown) =>
      app.log.warn({ err: error }, 'the use of a token could not be noted'),
    );
  };

  const routes = [
    { url: '/api/ingest/incidents', summary: 'Take reports of a source', take: ingestReports },
    {
      url: '/api/ingest/transitions',
      summary: 'Take steps of incidents that a source sent',
      take: ingestSteps,
    },
  ] as const;
  app.register((scope: HttpApp, _options, done) => {
    // Bodies are read as bytes: to decode megabytes chunk by chunk costs twice as much.
    const parse = scope.getDefaultJsonParser('error', 'error') as unknown as FastifyBodyParser<Buffer>;
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, parse);
    for (const { url, summary, take } of routes)
      scope.post(
        url,
        {
          bodyLimit: BODY_BYTES,
          onRequest: authorize,
          config: {
            rateLimit: { max: config.rateLimit * FEED_RATE, timeWindow: '1 minute', groupId: 'ingest' },
          },
          schema: {
            summary,
            description:
              'Rows are validated one by one: good ones are accepted, the others listed with field, value and reason. Sending a batch again changes nothing; its rows come back as duplicates.',
            tags: ['events'],
            body: ingestBodySchema,
            response: {
              ...errorReplies,
              401: errorReplySchema,
              413: errorReplySchema,
              200: ingestReplySchema,
            },
          },
        },
        async (request, reply) => {
          const ingestContext = contexts.get(request)!;
          const result: IngestReply = await take(
            readiness.requireDatabase().kysely,
            request.body.items,
            ingestContext,
          );
          if (result.accepted > 0) live.changed();
          noteUse(ingestContext);
          return reply.header('cache-control', 'no-store').send(result);
        },
      );
    done();
  });
}
