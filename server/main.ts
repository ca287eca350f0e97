import type { AddressInfo } from 'node:net';
import { buildApp } from './app.ts';
import type { Config } from './config.ts';
import { openDatabase, type OpenDatabase } from './database/open-database.ts';
import type { EngineWatch } from './database/pglite.ts';
import { DiskSpace } from './guard/disk-space.ts';
import { ServerClock } from './guard/server-clock.ts';
import type { HttpApp } from './http/context.ts';
import { readAllIncidentColumns } from './repositories/incident-columns.ts';
import { hasNoUnit } from './load/bundled-city-note.ts';
import { noteClockMark, readClockMark } from './repositories/clock-mark.ts';
import { cachedDataSummary } from './repositories/health.ts';
import { readSetting, writeSetting } from './repositories/settings.ts';
import { createReadiness, type StartProgress } from './readiness.ts';

/** How long a graceful close may take before the process ends anyway. */
const CLOSE_LIMIT_MS = 5_000;

/** Setting that is true from the beginning of the first filling to its end. */
const FILLING = 'filling';

/** How often the time is noted in the database: a clock that is set back while the server is down is noticed to a minute. */
const NOTE_CLOCK_EVERY_MS = 60_000;

export interface ServerOptions {
  config: Config;
  /** Fills an empty database; called when it draws no unit, or a filling was broken off. */
  fill?: (database: OpenDatabase, report: (progress: StartProgress) => void) => Promise<void>;
  onProgress?: (progress: StartProgress) => void;
  /** What watches the embedded database. */
  watch?: EngineWatch;
}

export interface RunningServer {
  /** `http://127.0.0.1:4173` */
  url: string;
  /** Settles when the database is open and filled; rejects when that failed, with everything closed. */
  ready: Promise<void>;
  /** Stops accepting, finishes what is under way, closes the database and gives its directory back. */
  close(): Promise<void>;
}

/** Starts listening at once and opens the database behind it; until then `/api/health` answers `starting`. */
export async function startServer({
  config,
  fill,
  onProgress,
  watch,
}: ServerOptions): Promise<RunningServer> {
  const readiness = createReadiness();
  const clock = new ServerClock({ now: Date.now });
  const { home: folder, reserveBytes } = config;
  const space = config.databaseUrl === undefined ? new DiskSpace({ folder, reserveBytes }) : undefined;
  const verbose = config.logLevel === 'debug' || config.logLevel === 'trace';
  const app = await buildApp({
    readiness,
    config,
    clock,
    space,
    logger: { level: config.logLevel, stream: process.stderr },
    logRequests: verbose,
  });
  const opening = openDatabase({
    databaseUrl: config.databaseUrl,
    home: config.home,
    watch,
    onIdleError: (error) => app.log.warn({ err: error }, 'a database connection was lost'),
  });
  // Handled below; this keeps a failure that comes before `listen` is done from counting as unhandled.
  opening.catch(() => undefined);

  let closing: Promise<void> | undefined;
  let clockTimer: NodeJS.Timeout | undefined;
  const close = () => {
    clearInterval(clockTimer);
    closing ??= (async () => {
      await app.close();
      const database = await opening.catch(() => undefined);
      await database?.close();
    })();
    return closing;
  };

  try {
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    await close();
    throw error;
  }
  const report = (progress: StartProgress) => {
    readiness.report(progress);
    onProgress?.(progress);
  };
  const prepare = async () => {
    const database = await opening;
    clock.remember((await readClockMark(database.kysely)) ?? 0);
    if (fill && (await needsFilling(database))) {
      await writeSetting(database.kysely, FILLING, true);
      await fill(database, report);
      await writeSetting(database.kysely, FILLING, false);
    }
    // Counted before anybody asks, so that a health check never waits behind the reading ahead.
    await cachedDataSummary(database.kysely);
    if (closing) return;
    readiness.open(database);
    const noteClock = () => {
      if (clock.behindMs() > 0 || space?.problem() !== undefined) return;
      noteClockMark(database.kysely, clock.latest).catch((error: unknown) =>
        app.log.warn({ err: error }, 'the time could not be noted'),
      );
    };
    noteClock();
    clockTimer = setInterval(noteClock, NOTE_CLOCK_EVERY_MS);
    clockTimer.unref();
    // The first reading takes three times as long as the next; better now than when somebody waits for it.
    readAhead(app, database).catch((error: unknown) => app.log.warn({ err: error }, 'reading ahead failed'));
  };
  const ready = prepare().catch(async (error: unknown) => {
    readiness.fail(error instanceof Error ? error.message : String(error));
    await close();
    throw error;
  });
  ready.catch(() => undefined);
  const { address, port, family } = app.server.address() as AddressInfo;
  return { url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`, ready, close };
}

/** Makes what every page asks for first: the units of each level, compressed, and the columns of the incidents. */
async function readAhead(app: HttpApp, { kysely }: OpenDatabase): Promise<void> {
  for (const level of ['county', 'township', 'village', 'finest', 'area'])
    // The compressed body is a tenth of the plain one, of which an answer within the process makes copies.
    await app.inject({
      url: `/api/units?level=${level}`,
      headers: { host: 'localhost', 'accept-encoding': 'br' },
    });
  await readAllIncidentColumns(kysely);
}

/** A filling that was broken off is taken up again. */
async function needsFilling({ kysely }: OpenDatabase): Promise<boolean> {
  if ((await readSetting(kysely, FILLING)) === true) return true;
  return hasNoUnit(kysely);
}

/** Closes the server on SIGINT and SIGTERM and ends the process, within five seconds in any case. */
export function closeOnSignals(server: RunningServer, onSignal: (signal: string) => void): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      onSignal(signal);
      setTimeout(() => process.exit(1), CLOSE_LIMIT_MS).unref();
      server.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}
