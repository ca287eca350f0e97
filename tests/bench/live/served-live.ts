import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { openDatabase } from '../../../server/database/open-database.ts';
import { serveApp } from '../../e2e/support/served-app.ts';
import { startCli } from '../../support/child-process.ts';
import { startPostgres } from '../../support/postgres.ts';
import type { DatabaseKind } from './results.ts';

/** The built server on a database of its own, with tokens for the sources that were asked for. */
export interface ServedLive {
  url: string;
  /** Token of each source. */
  tokens: ReadonlyMap<string, string>;
  serverPid: number;
  /**
   * Ends the server and answers how many incidents the database then holds whose title begins with a text. Only once:
   * the embedded database belongs to one process at a time.
   */
  countAndStop(titleBegins: string): Promise<number>;
  stop(): Promise<void>;
}

/** Serves `volume` simulated incidents; the limits are out of the way, for here one address is everybody. */
export async function serveLive(
  database: DatabaseKind,
  volume: number,
  sources: readonly string[],
): Promise<ServedLive> {
  const home = mkdtempSync(path.join(tmpdir(), 'gridlight-live-'));
  const postgres = database === 'postgres' ? await startPostgres() : undefined;
  const cleanUp = async () => {
    await postgres?.stop();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const env = {
      GRIDLIGHT_RATE_LIMIT: '1000000',
      GRIDLIGHT_STREAMS_PER_ADDRESS: '100000',
      GRIDLIGHT_CONNECTIONS_PER_ADDRESS: '100000',
      ...(postgres === undefined ? {} : { DATABASE_URL: postgres.url }),
    };
    const tokens = new Map<string, string>();
    for (const source of sources)
      tokens.set(source, await createToken(source, { ...env, GRIDLIGHT_HOME: home }));
    const app = await serveApp({ volume, home, env });
    let isServing = true;
    const endServer = async () => {
      if (isServing) await app.stop();
      isServing = false;
    };
    return {
      url: app.url,
      tokens,
      serverPid: app.process.pid ?? 0,
      countAndStop: async (titleBegins) => {
        await endServer();
        const opened = await openDatabase({ databaseUrl: postgres?.url, home });
        try {
          const { rows } = await sql<{ n: number }>`
            select count(*)::int as n from incident where starts_with(title, ${titleBegins})`.execute(
            opened.kysely,
          );
          return rows[0]?.n ?? 0;
        } finally {
          await opened.close();
        }
      },
      stop: async () => {
        await endServer();
        await cleanUp();
      },
    };
  } catch (error) {
    await cleanUp();
    throw error;
  }
}

async function createToken(source: string, environment: Readonly<Record<string, string>>): Promise<string> {
  const program = startCli(['token', 'create', source, '--simulated'], environment);
  const code = await program.ended;
  const token = program.lines.map((line) => /^\w{30,}$/.exec(line)?.[0]).find((found) => found !== undefined);
  if (code !== 0 || token === undefined)
    throw new Error(`no token for ${source}:\n${program.lines.join('\n')}`);
  return token;
}
