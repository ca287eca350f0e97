import { errorReplySchema, noQuerySchema } from '../../src/schemas/common.ts';
import { healthSchema, type HealthReply } from '../../src/schemas/health.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { isoTime, isoTimeOrNull } from '../database/iso-time.ts';
import type { Demonstration } from '../demonstration/demonstration.ts';
import type { PageBuild } from '../http/page-build.ts';
import type { LiveStream } from '../stream/live-stream.ts';
import { cachedDataSummary } from '../repositories/health.ts';

/** What a health check tells of, besides the database. */
export interface HealthParts {
  readonly live: LiveStream;
  readonly demonstration: Pick<Demonstration, 'isRunning' | 'isStarting'>;
  readonly page: PageBuild;
}

/**
 * `/api/health`: 200 with `ok`, or with `degraded` and its `trouble` where it can show but not write; 503 with `starting` and
 * its progress, or `degraded` and the reason.
 */
export function registerHealthRoutes(app: HttpApp, context: RouteContext, parts: HealthParts): void {
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
      const health = await readHealth(context, parts, (error) =>
        request.log.error({ err: error }, 'health check failed'),
      );
      const canAnswer = health.status === 'ok' || health.trouble !== undefined;
      if (!canAnswer) reply.header('retry-after', '2');
      return reply.code(canAnswer ? 200 : 503).send(health);
    },
  );
}

async function readHealth(
  context: RouteContext,
  { live, demonstration, page }: HealthParts,
  onError: (error: unknown) => void,
): Promise<HealthReply> {
  const { readiness, config } = context;
  const { database, progress, failure } = readiness;
  const base = {
    version: context.version,
    serverTime: isoTime(context.now()),
    pageBuild: page.current(),
    demonstration: demonstration.isRunning,
    demonstrationStarting: demonstration.isStarting,
    firstSteps: config.firstSteps,
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
    const trouble = troubleOf(context);
    // By a clock that is wrong, nothing is known of how old anything is.
    const latestReportedAt = trouble?.trouble === 'clock' ? null : summary.latestReportedAt;
    return {
      ...base,
      status: 'ok',
      ...trouble,
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

/** What keeps the server from writing; `undefined` where nothing does. */
function troubleOf({
  clock,
  space,
}: RouteContext): Pick<HealthReply, 'status' | 'trouble' | 'problem'> | undefined {
  const wrong = clock.problem();
  if (wrong !== undefined) return { status: 'degraded', trouble: 'clock', problem: wrong };
  const full = space?.problem();
  return full === undefined ? undefined : { status: 'degraded', trouble: 'space', problem: full };
}
