import { Kysely, PostgresDialect, sql, type PostgresPool } from 'kysely';
import { migrateUp } from './migrate.ts';
import { openPglitePool, type EngineWatch } from './pglite.ts';
import { openPostgisPool } from './postgis.ts';
import type { Database } from './schema.ts';

export type DatabaseKind = 'pglite' | 'postgresql';

/** What the engine at hand can do beyond the common subset of SQL. */
export interface Capabilities {
  /** `18.3` */
  postgresVersion: string;
  /** `3.6.2` */
  postgisVersion: string;
  /** Whether `ST_AsMVT` works; the embedded build has no protobuf. */
  asMvt: boolean;
}

export interface OpenDatabase {
  kysely: Kysely<Database>;
  /** Connections of the live stream's own, which large questions of others never take; absent in the embedded database. */
  stream?: Kysely<Database>;
  kind: DatabaseKind;
  capabilities: Capabilities;
  /** Waits for running work, flushes, and releases the folder. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** A PostgreSQL server with PostGIS; without it the embedded database in `home` is used. */
  databaseUrl?: string | undefined;
  /** Folder for the embedded database; without it the database is in memory and goes with the process. */
  home?: string | undefined;
  /** What a database in memory begins with: a data folder as PGlite dumps it. */
  image?: Blob | undefined;
  /** Limit of a single statement outside `inTransaction`; PostgreSQL only. */
  statementTimeoutMs?: number;
  acquireTimeoutMs?: number;
  onIdleError?: (error: Error) => void;
  /** For the embedded database. */
  watch?: EngineWatch | undefined;
}

const DEFAULT_TIMEOUT_MS = 5_000;
/** One reads while another prunes. */
const STREAM_CONNECTIONS = 2;

function openServerPool(url: string, options: DatabaseOptions, mostConnections?: number): PostgresPool {
  const {
    statementTimeoutMs = DEFAULT_TIMEOUT_MS,
    acquireTimeoutMs = DEFAULT_TIMEOUT_MS,
    onIdleError,
  } = options;
  return openPostgisPool({
    url,
    statementTimeoutMs,
    acquireTimeoutMs,
    onIdleError,
    ...(mostConnections && { mostConnections }),
  });
}

/** It connects when the stream is first needed. */
const openStreamPool = (url: string, options: DatabaseOptions) =>
  new Kysely<Database>({
    dialect: new PostgresDialect({ pool: openServerPool(url, options, STREAM_CONNECTIONS) }),
  });

/**
 * Opens the database and brings its schema up to date.
 * @throws DirectoryLockedError when another process has the embedded database open
 */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  const { acquireTimeoutMs = DEFAULT_TIMEOUT_MS } = options;
  const kind: DatabaseKind = options.databaseUrl === undefined ? 'pglite' : 'postgresql';
  const pool: PostgresPool =
    options.databaseUrl === undefined
      ? await openPglitePool({
          home: options.home,
          image: options.image,
          acquireTimeoutMs,
          watch: options.watch,
        })
      : openServerPool(options.databaseUrl, options);
  const kysely = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  const stream = options.databaseUrl === undefined ? undefined : openStreamPool(options.databaseUrl, options);
  const close = async () => {
    await stream?.destroy();
    await kysely.destroy();
  };
  try {
    await sql`set time zone 'UTC'`.execute(kysely);
    await migrateUp(kysely);
    return { kysely, ...(stream && { stream }), kind, capabilities: await probe(kysely), close };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}

async function probe(db: Kysely<Database>): Promise<Capabilities> {
  const { rows } = await sql<{ postgres: string; postgis: string; full: string }>`
    select current_setting('server_version') as postgres, postgis_lib_version() as postgis,
      postgis_full_version() as full`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('the database did not report its version');
  return {
    postgresVersion: row.postgres.split(' ')[0] ?? row.postgres,
    postgisVersion: row.postgis,
    asMvt: /LIBPROTOBUF="/.test(row.full),
  };
}
