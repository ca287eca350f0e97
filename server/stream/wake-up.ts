import { Client } from 'pg';

/** Processes at one PostgreSQL database that wake each other. */
export interface WakeUp {
  /** Tells the others, once for everything that comes within a few milliseconds. */
  tellOthers(): void;
  close(): Promise<void>;
}

const CHANNEL = 'gridlight_live';
const GATHER_MS = 20;
const RECONNECT_MS = 1_000;

/**
 * Listens on a connection of its own and calls `wake` for each word of another process. The notice is empty and comes
 * after the commit, outside of its transaction: PostgreSQL lets transactions with a notice commit one at a time only.
 * A lost notice costs a second at most, since publishers look by themselves as well.
 */
export function startWakeUp(databaseUrl: string, wake: () => void): WakeUp {
  let client: Client | undefined;
  let isClosed = false;
  let telling: NodeJS.Timeout | undefined;
  let reconnecting: NodeJS.Timeout | undefined;
  let processId: number | undefined;

  const lose = (lost: Client) => {
    if (client !== lost) return;
    client = undefined;
    processId = undefined;
    lost.end().catch(() => undefined);
    if (isClosed) return;
    reconnecting = setTimeout(connect, RECONNECT_MS);
    reconnecting.unref();
  };
  const connect = () => {
    const mine = new Client({
      connectionString: databaseUrl,
      application_name: 'gridlight live',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    client = mine;
    mine.on('error', () => lose(mine));
    mine.on('end', () => lose(mine));
    mine.on('notification', (notice) => {
      if (notice.processId !== processId) wake();
    });
    const listen = async () => {
      await mine.connect();
      const { rows } = await mine.query<{ id: number }>('select pg_backend_pid() as id');
      processId = rows[0]?.id;
      await mine.query(`listen ${CHANNEL}`);
      wake();
    };
    listen().catch(() => lose(mine));
  };
  connect();

  return {
    tellOthers() {
      telling ??= setTimeout(() => {
        telling = undefined;
        client?.query(`notify ${CHANNEL}`).catch(() => undefined);
      }, GATHER_MS);
      telling.unref();
    },
    async close() {
      isClosed = true;
      clearTimeout(telling);
      clearTimeout(reconnecting);
      const last = client;
      client = undefined;
      await last?.end().catch(() => undefined);
    },
  };
}
