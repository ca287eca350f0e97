import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Fastify, { LogController, type FastifyServerOptions } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Config } from './config.ts';
import type { DiskSpace } from './guard/disk-space.ts';
import { ServerClock } from './guard/server-clock.ts';
import { projectRoot } from './database/project-root.ts';
import { Demonstration } from './demonstration/demonstration.ts';
import type { HttpApp, RouteContext } from './http/context.ts';
import { logError } from './http/log-error.ts';
import { createPageBuild } from './http/page-build.ts';
import { registerCompression } from './plugins/compression.ts';
import { registerDocumentation } from './plugins/documentation.ts';
import { registerConnections } from './plugins/connections.ts';
import { answerClientError, answerFrameworkError } from './plugins/early-errors.ts';
import { registerErrors } from './plugins/errors.ts';
import { LiveStream } from './stream/live-stream.ts';
import { registerRefuseWrites } from './plugins/refuse-writes.ts';
import { registerNotFound } from './plugins/not-found.ts';
import { registerRateLimits } from './plugins/rate-limits.ts';
import { registerSecurity } from './plugins/security.ts';
import { registerBasemapFiles } from './plugins/basemap-files.ts';
import { registerStaticFiles } from './plugins/static-files.ts';
import type { Readiness } from './readiness.ts';
import { registerAuditRoutes } from './routes/audit.ts';
import { registerHealthRoutes } from './routes/health.ts';
import { registerCaseLinkRoutes } from './routes/case-links.ts';
import { registerCaseSeriesRoutes } from './routes/case-series.ts';
import { registerCaseRoutes } from './routes/cases.ts';
import { registerConsultationRoutes } from './routes/consultations.ts';
import { registerDatasetRoutes } from './routes/dataset.ts';
import { registerDocumentRoutes } from './routes/documents.ts';
import { registerFigureRoutes } from './routes/figures.ts';
import { registerIncidentRoutes } from './routes/incidents.ts';
import { registerIngestRoutes } from './routes/ingest.ts';
import { registerLineRoutes } from './routes/lines.ts';
import { registerMarketConfirmationRoutes } from './routes/market-confirmations.ts';
import { registerPatrolPlanRoutes } from './routes/patrol-plans.ts';
import { registerPointRoutes } from './routes/points.ts';
import { registerSearchRoutes } from './routes/search.ts';
import { registerSituationRoutes } from './routes/situation.ts';
import { registerStreetGraphRoutes } from './routes/street-graph.ts';
import { registerStreamRoutes } from './routes/stream.ts';
import { registerTourRoutes } from './routes/tours.ts';
import { registerUnitServiceRoutes } from './routes/unit-services.ts';
import { registerGridRuleRoutes } from './routes/grid-rules.ts';
import { registerUnitStoryRoutes } from './routes/unit-story.ts';
import { registerUnitRoutes } from './routes/units.ts';
import { registerVideoAccessRoutes } from './routes/video-access.ts';

export interface AppOptions {
  /** `createReadiness(database)` for a database that is open already. */
  readiness: Readiness;
  config: Config;
  logger: FastifyServerOptions['logger'];
  /** Whether every request is logged; errors always are. */
  logRequests?: boolean;
  /** Clock, epoch ms; the machine's by default. */
  now?: () => number;
  /** Judges that clock; one that knows nothing of the past by default. */
  clock?: ServerClock;
  /** Free space of the disk of the embedded database; not watched by default. */
  space?: DiskSpace | undefined;
  /** Folders of static files; `dist/app` and `public` of the project by default. */
  staticRoots?: readonly string[];
  /** Folder of base maps; `basemap` in the home by default, none where `staticRoots` are given. */
  basemapFolder?: string;
}

/** The server as a function: plugins, routes, error handling; it neither listens nor opens anything. */
export async function buildApp(options: AppOptions): Promise<HttpApp> {
  const { readiness, config, now = Date.now, clock = new ServerClock({ now }), space } = options;
  const root = projectRoot();
  const version = readPackageVersion(root);
  const obstacles = { space: () => space?.problem(), clock: () => clock.problem() };
  const context: RouteContext = { readiness, config, now, clock, space, obstacles, version };
  const app: HttpApp = Fastify({
    logger: withoutSecretsIn(options.logger, config),
    logController: new LogController({ disableRequestLogging: !(options.logRequests ?? false) }),
    bodyLimit: 1_048_576,
    requestTimeout: config.receiveTimeoutMs,
    http: { connectionsCheckingInterval: Math.min(2_000, config.receiveTimeoutMs) },
    trustProxy: config.trustProxy === undefined ? false : [...config.trustProxy],
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    frameworkErrors: answerFrameworkError,
    clientErrorHandler: answerClientError,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  registerErrors(app);
  await registerSecurity(app, config);
  await registerRateLimits(app, config);
  registerConnections(app, config);
  registerRefuseWrites(app, obstacles);
  await registerCompression(app);
  await registerDocumentation(app, version);

  registerUnitRoutes(app, context);
  registerAuditRoutes(app, context);
  registerUnitServiceRoutes(app, context);
  registerUnitStoryRoutes(app, context);
  registerGridRuleRoutes(app, context);
  registerSearchRoutes(app, context);
  registerPointRoutes(app, context);
  registerLineRoutes(app, context);
  registerIncidentRoutes(app, context);
  registerFigureRoutes(app, context);
  registerTourRoutes(app, context);
  registerDatasetRoutes(app, context);
  registerCaseRoutes(app, context);
  registerCaseSeriesRoutes(app, context);
  registerCaseLinkRoutes(app, context);
  registerSituationRoutes(app, context);
  registerStreetGraphRoutes(app, context);
  registerVideoAccessRoutes(app, context);
  registerMarketConfirmationRoutes(app, context);
  registerPatrolPlanRoutes(app, context);
  registerConsultationRoutes(app, context);
  registerDocumentRoutes(app, context);

  const live = new LiveStream({
    readiness,
    databaseUrl: config.databaseUrl,
    mostClients: config.streamClients,
    mostOfAddress: config.streamsPerAddress,
    now,
    log: app.log,
  });
  app.addHook('preClose', () => live.close());
  const demonstration = new Demonstration({ readiness, live, now, log: app.log });
  if (config.demonstration) app.addHook('onListen', async () => demonstration.start());
  app.addHook('preClose', () => demonstration.stop());
  const roots = options.staticRoots ?? [join(root, 'dist', 'app'), join(root, 'public')];
  registerHealthRoutes(app, context, { live, demonstration, page: createPageBuild(roots) });
  registerIngestRoutes(app, context, live);
  registerStreamRoutes(app, context, live);

  const files = options.staticRoots ? undefined : join(config.home, 'basemap');
  await registerBasemapFiles(app, options.basemapFolder ?? files);
  registerNotFound(app, await registerStaticFiles(app, roots), config.rateLimit);
  return app;
}

function readPackageVersion(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return version;
}

/** A logger that writes of errors what may be read by anybody who reads logs; stacks only where they are asked for. */
function withoutSecretsIn(
  logger: AppOptions['logger'],
  { logLevel }: Config,
): NonNullable<AppOptions['logger']> {
  if (logger === undefined || typeof logger === 'boolean') return logger ?? false;
  const withStack = logLevel === 'debug' || logLevel === 'trace';
  return { ...logger, serializers: { err: (error: unknown) => logError(error, withStack) } };
}
