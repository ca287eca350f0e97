import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import { Pool, types, type PoolClient, type QueryResultRow } from 'pg';
import { TYPE_PARSERS } from './type-parsers.ts';

type TypeId = Parameters<typeof types.getTypeParser>[0];

export interface PostgisOptions {
  /** `postgresql://user:password@host:port/database` */
  url: string;
  /** A statement that runs longer is cancelled. */
  statementTimeoutMs: number;
  /** How long to wait for a connection. */
  acquireTimeoutMs: number;
  /** Connections at most. */
  mostConnections?: number;
  onIdleError?: ((error: Error) => void) | undefined;
  /** Told of each connection that is opened. */
  onConnect?: ((client: PoolClient) => void) | undefined;
}

/** Thrown where the server has neither answered nor refused: it is frozen, or its machine has gone. */
export class DatabaseSilentError extends Error {
  override readonly name = 'DatabaseSilentError';
}

/** The server cancels a statement by itself; a little later it is silent. */
const SILENCE_MS = 1_000;
/** While the server is silent, one connection after another tries whether it answers again. */
const TRY_AGAIN_MS = 1_000;
/** Begins a transaction whose statements may run for longer: a load. */
const LONG_WORK = /^set local statement_timeout/;

/**
 * Pool of connections to a PostgreSQL server with PostGIS. Does not connect by itself. A server that falls silent costs the
 * first requests as long as a statement may take; those after them are refused at once until it answers again.
 */
export function openPostgisPool(options: PostgisOptions): PostgresPool {
  const pool = new Pool({
    connectionString: options.url,
    max: options.mostConnections ?? 8,
    connectionTimeoutMillis: options.acquireTimeoutMs,
    statement_timeout: options.statementTimeoutMs,
    keepAlive: true,
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
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    options.onConnect?.(client);
  });
  return watchSilence(pool, options.statementTimeoutMs + SILENCE_MS);
}

function watchSilence(pool: Pool, patienceMs: number): PostgresPool {
  let isSilent = false;
  let isEnded = false;
  let trying: NodeJS.Timeout | undefined;

  const tryAgain = () => {
    const connecting = pool.connect().then((client) => {
      isSilent = false;
      client.release();
    });
    connecting.catch(() => {
      if (!isEnded) trying = setTimeout(tryAgain, TRY_AGAIN_MS).unref();
    });
  };
  const fallSilent = () => {
    if (isSilent || isEnded) return;
    isSilent = true;
    tryAgain();
  };
  return {
    async connect() {
      if (isSilent) throw silence();
      const client = await pool.connect().catch((error: unknown) => {
        if (isTimeout(error)) fallSilent();
        throw error;
      });
      return guard(client, patienceMs, fallSilent);
    },
    async end() {
      isEnded = true;
      clearTimeout(trying);
      await pool.end();
    },
  };
}

/** A client that is given up, with its connection, when the server does not answer a query in time. */
function guard(client: PoolClient, patienceMs: number, onSilence: () => void): PostgresPoolClient {
  let isLong = false;
  let isGivenUp = false;
  const query = async <Row extends QueryResultRow>(
    text: string,
    values: readonly unknown[],
  ): Promise<PostgresQueryResult<Row>> => {
    if (isGivenUp) throw silence();
    if (LONG_WORK.test(text)) isLong = true;
    const answer = client.query<Row>(text, [...values]) as Promise<PostgresQueryResult<Row>>;
    if (isLong) return answer;
    let patience: NodeJS.Timeout | undefined;
    const givingUp = new Promise<never>((_, reject) => {
      patience = setTimeout(() => {
        isGivenUp = true;
        onSilence();
        // Destroys the connection: an answer that comes later belongs to nobody.
        client.release(true);
        reject(silence());
      }, patienceMs).unref();
    });
    answer.catch(() => undefined);
    try {
      return await Promise.race([answer, givingUp]);
    } finally {
      clearTimeout(patience);
    }
  };
  return {
    query: query as PostgresPoolClient['query'],
    release: () => {
      if (!isGivenUp) client.release();
    },
  };
}

const silence = () => new DatabaseSilentError('the database does not answer');

/** A connection that could not be made in time. That all connections are busy is another error. */
const isTimeout = (error: unknown) =>
  error instanceof Error && /due to connection timeout/.test(error.message);
