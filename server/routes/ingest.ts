import type { FastifyBodyParser, FastifyReply, FastifyRequest } from 'fastify';
import { errorReplySchema } from '../../src/schemas/common.ts';
import { ingestBodySchema, ingestReplySchema, type IngestReply } from '../../src/schemas/live.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { errorReplies } from '../http/http-error.ts';
import { refuseWriting } from '../http/refuse-writing.ts';
import type { IngestContext } from '../ingest/validate-row.ts';
import type { LiveStream } from '../stream/live-stream.ts';
import { ingestReports } from '../ingest/ingest-reports.ts';
import { ingestSteps } from '../ingest/ingest-steps.ts';
import { parseBatch } from '../ingest/parse-batch.ts';
import { createGrantCheck } from '../http/check-grant.ts';
import { noteTokenUse } from '../repositories/tokens.ts';

/** 5,000 reports with long texts. */
const BODY_BYTES = 16 * 1024 * 1024;
/** A feed may send this many times as many requests as a reader. */
const FEED_RATE = 50;
const NOTE_USE_EVERY_MS = 10_000;

/** `/api/ingest/incidents` and `/api/ingest/transitions`: what sources send, in batches, with their token. */
export function registerIngestRoutes(app: HttpApp, context: RouteContext, live: LiveStream): void {
  const { readiness, config, now, obstacles } = context;
  const notedAt = new Map<string, number>();

  const contexts = new WeakMap<FastifyRequest, IngestContext>();

  const checkGrant = createGrantCheck(app, context);
  /** Runs after the limits are counted and before the body is read: nobody without a token makes the server read 16 MB. */
  const authorize = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const grant = await checkGrant(request, reply);
    refuseWriting(reply, obstacles);
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
    const parseText = scope.getDefaultJsonParser('error', 'error');
    scope.addContentTypeParser<Buffer>(
      'application/json',
      { parseAs: 'buffer' },
      (request: FastifyRequest, body: Buffer) =>
        parseBatch(body, (text) => parseNow(parseText, request, text)),
    );
    for (const { url, summary, take } of routes)
      scope.post(
        url,
        {
          bodyLimit: BODY_BYTES,
          preParsing: authorize,
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

/** What the framework's parser answers, which it does before it returns. */
function parseNow(parser: FastifyBodyParser<string>, request: FastifyRequest, text: string): unknown {
  let failure: Error | null = null;
  let result: unknown;
  void parser(request, text, (error, parsed) => {
    failure = error;
    result = parsed;
  });
  if (failure) throw failure as Error;
  return result;
}
