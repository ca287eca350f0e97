import { errorReplySchema, noQuerySchema } from '../../src/schemas/common.ts';
import { healthSchema, type HealthReply } from '../../src/schemas/health.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { isoTime, isoTimeOrNull } from '../database/iso-time.ts';
import type { LiveStream } from '../stream/live-stream.ts';
import { cachedDataSummary } from '../repositories/health.ts';

/** `/api/health`: 200 with `ok`; 503 with `starting` and its progress, or `degraded` and the reason. */
export function registerHealthRoutes(app: HttpApp, context: RouteContext, live: LiveStream): void {
  app.get(
    '/api/health',
    {
      config: { rateLimit: false },
      schema: {
        summary: 'Whether the server can answer, and how old its data is',
        tags: ['system'],
        querystring: noQuerySchema,
        response: { 400: errorReplySchema, 200: healthSchema, 503: healthSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const health = await readHealth(context, live, (error) =>
        request.log.error({ err: error }, 'health check failed'),
      );
      if (health.status !== 'ok') reply.header('retry-after', '2');
      return reply.code(health.status === 'ok' ? 200 : 503).send(health);
    },
  );
}

async function readHealth(
  context: RouteContext,
  live: LiveStream,
  onError: (error: unknown) => void,
): Promise<HealthReply> {
  const { readiness, config } = context;
  const { database, progress, failure } = readiness;
  const base = {
    version: context.version,
    serverTime: isoTime(context.now()),
    database: {
      kind:
        database?.kind ?? (config.databaseUrl === undefined ? ('pglite' as const) : ('postgresql' as const)),
      version: database?.capabilities.postgresVersion ?? null,
      postgis: database?.capabilities.postgisVersion ?? null,
    },
    stream: { listeners: live.size, behind: live.behind, told: live.delays.summary() },
  };
  const unknown = { dataSets: [], incidents: null, latestReportedAt: null, loadedAt: null, ageSeconds: null };
  if (!database) {
    if (failure !== undefined) return { ...base, status: 'degraded', data: unknown, problem: failure };
    return { ...base, status: 'starting', data: unknown, ...(progress ? { progress } : {}) };
  }
  try {
    const summary = await cachedDataSummary(database.kysely);
    const { latestReportedAt } = summary;
    return {
      ...base,
      status: 'ok',
      data: {
        dataSets: summary.dataSets,
        incidents: summary.incidents,
        latestReportedAt: isoTimeOrNull(latestReportedAt),
        loadedAt: isoTimeOrNull(summary.loadedAt),
        ageSeconds: latestReportedAt === null ? null : Math.round((context.now() - latestReportedAt) / 1000),
      },
    };
  } catch (error) {
    onError(error);
    return { ...base, status: 'degraded', data: unknown, problem: 'the database does not answer' };
  }
}
