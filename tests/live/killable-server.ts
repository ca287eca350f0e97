import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import { createRandom } from '../../src/domain/random/random.ts';
import type { OpenDatabase } from '../../server/database/open-database.ts';
import { openPostgisPool } from '../../server/database/postgis.ts';
import type { Database } from '../../server/database/schema.ts';
import type { HttpApp } from '../../server/http/context.ts';
import { makeApp } from './live-city.ts';

/** A server that can be killed in the middle of everything while the test goes on. */
export interface Killable {
  readonly url: string;
  /** Has one of the next commits wait so long. */
  commitLate(delayMs: number): void;
  /** Cuts its connections to the clients and to the database off, without a word. */
  kill(): Promise<void>;
}

/** One that lives in this process. */
export interface KillableServer extends Killable {
  readonly app: HttpApp;
  readonly database: OpenDatabase;
}

/** Half of the commits wait up to 15 ms. */
export function usualDelays(seed: number): () => number {
  const random = createRandom(seed);
  return () => (random.next() < 0.5 ? 0 : random.next() * 15);
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
  const sockets = new Set<Socket>();
  const pool = openPostgisPool({
    url,
    statementTimeoutMs: 10_000,
    acquireTimeoutMs: 10_000,
    onConnect: (client) =>
      sockets.add((client as unknown as { connection: { stream: Socket } }).connection.stream),
  });
  const lateMs: number[] = [];
  const delaying: PostgresPool = {
    connect: async () => {
      const client = await pool.connect();
      const query = async (text: string, values: readonly unknown[]) => {
        if (text === 'commit') await delay(lateMs.shift() ?? commitDelayMs());
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
    commitLate: (delayMs) => void lateMs.push(delayMs),
    async kill() {
      app.server.closeAllConnections();
      for (const socket of sockets) socket.destroy();
      await app.close();
      await database.close().catch(() => undefined);
    },
  };
}
