import type { PostgresPool } from 'kysely';
import { Pool, types } from 'pg';
import { TYPE_PARSERS } from './type-parsers.ts';

type TypeId = Parameters<typeof types.getTypeParser>[0];

export interface PostgisOptions {
  /** `postgresql://user:password@host:port/database` */
  url: string;
  /** A statement that runs longer is cancelled. */
  statementTimeoutMs: number;
  /** How long to wait for a connection. */
  acquireTimeoutMs: number;
  onIdleError?: ((error: Error) => void) | undefined;
}

/** Pool of connections to a PostgreSQL server with PostGIS. Does not connect by itself. */
export function openPostgisPool(options: PostgisOptions): PostgresPool {
  const pool = new Pool({
    connectionString: options.url,
    max: 8,
    connectionTimeoutMillis: options.acquireTimeoutMs,
    statement_timeout: options.statementTimeoutMs,
    application_name: 'gridlight',
    options: '-c timezone=UTC -c search_path=public',
    types: {
      getTypeParser: ((oid: TypeId, format?: 'text' | 'binary') =>
        TYPE_PARSERS[oid] ?? types.getTypeParser(oid, format ?? 'text')) as typeof types.getTypeParser,
    },
  });
  // Without a listener, a connection that is lost while idle would end the process; the next query reports the loss.
  pool.on('error', (error) => options.onIdleError?.(error));
  // The same for a connection that is in use but has no query running, as between two statements of a transaction.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
