import { Client } from 'pg';

/** Wakes the other processes that use the same PostgreSQL database. */
export interface WakeUp {
  /** Notifies the others, once for all calls within a few milliseconds. */
  notifyOthers(): void;
  close(): Promise<void>;
}

const CHANNEL = 'gridlight_live';
const GATHER_MS = 20;
const RECONNECT_MS = 1_000;

/**
 * Listens on a connection of its own and calls `wake` for each notification of another process. A notification is empty
 * and sent after the commit, outside of the transaction: PostgreSQL commits transactions that notify one at a time only.
 * A lost notification costs a second at most, since publishers also poll.
 */
export function startWakeUp(databaseUrl: string, wake: () => void): WakeUp {
  let client: Client | undefined;
  let isClosed = false;
  let notifying: NodeJS.Timeout | undefined;
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
    notifyOthers() {
      notifying ??= setTimeout(() => {
        notifying = undefined;
        client?.query(`notify ${CHANNEL}`).catch(() => undefined);
      }, GATHER_MS);
      notifying.unref();
    },
    async close() {
      isClosed = true;
      clearTimeout(notifying);
      clearTimeout(reconnecting);
      const last = client;
      client = undefined;
      await last?.end().catch(() => undefined);
    },
  };
}
