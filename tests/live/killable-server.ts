import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import type { OpenDatabase } from '../../server/database/open-database.ts';
import { openPostgisPool } from '../../server/database/postgis.ts';
import type { Database } from '../../server/database/schema.ts';
import type { App } from '../../server/http/context.ts';
import { makeApp } from './live-city.ts';

/** A server that can be killed in the middle of everything, as by `kill -9`, while the test goes on. */
export interface KillableServer {
  readonly url: string;
  readonly app: App;
  readonly database: OpenDatabase;
  /** Cuts its connections to the clients and to the database off, without a word. */
  kill(): Promise<void>;
}

/**
 * Starts a server over the database at `url`. Each commit waits for `commitDelayMs()` first, so that transactions become
 * visible in another order than they began.
 */
export async function startKillableServer(
  url: string,
  capabilities: OpenDatabase['capabilities'],
  commitDelayMs: () => number,
): Promise<KillableServer> {
  const pool = openPostgisPool({ url, statementTimeoutMs: 10_000, acquireTimeoutMs: 10_000 });
  const sockets = new Set<Socket>();
  const delaying: PostgresPool = {
    connect: async () => {
      const client = await pool.connect();
      sockets.add((client as unknown as { connection: { stream: Socket } }).connection.stream);
      const query = async (text: string, values: readonly unknown[]) => {
        if (text === 'commit') await delay(commitDelayMs());
        return client.query(text, values);
      };
      return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release() };
    },
    end: () => pool.end(),
  };
  const kysely = new Kysely<Database>({ dialect: new PostgresDialect({ pool: delaying }) });
  const database: OpenDatabase = { kysely, kind: 'postgresql', capabilities, close: () => kysely.destroy() };
  const app = await makeApp(database);
  await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    app,
    database,
    async kill() {
      app.server.closeAllConnections();
      for (const socket of sockets) socket.destroy();
      await app.close();
      await database.close().catch(() => undefined);
    },
  };
}
