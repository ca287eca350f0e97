import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from 'kysely';
import { openDatabase } from '../../server/database/open-database.ts';
import { DatabaseSilentError } from '../../server/database/postgis.ts';
import { isDatabaseUnavailable } from '../../server/plugins/errors.ts';
import { healthSchema } from '../../src/schemas/health.ts';
import { startCli } from '../support/child-process.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { describeOnPostgres } from '../support/test-database.ts';
import { readStream } from './stream-reader.ts';
import { goodReports, post, startWatchedServer, type WatchedServer } from './watched-server.ts';

/** A statement may take one second in this server; a second later it is silent. The machine may add as much again. */
const TIMEOUT_MS = 1_000;
const BOUND_MS = 8_000;

describeOnPostgres('PostgreSQL that is frozen', () => {
  let postgres: TestPostgres;
  let server: WatchedServer;
  beforeAll(async () => {
    postgres = await startPostgres();
    server = await startWatchedServer({ databaseUrl: postgres.url, timeoutMs: TIMEOUT_MS });
    await post(server, { items: goodReports('warm', 5) });
  });
  afterAll(async () => {
    // Where a test failed it may be frozen still, and would not stop.
    postgres?.thaw();
    await server?.stop();
    await postgres?.stop();
  });

  const ask = async (path: string) => {
    const since = performance.now();
    const answer = await fetch(`${server.url}/api/${path}`, { signal: AbortSignal.timeout(20_000) });
    await answer.arrayBuffer();
    return {
      status: answer.status,
      retryAfter: answer.headers.get('retry-after'),
      ms: performance.now() - since,
    };
  };

  it('is told as 503 within a bound, soon at once, and everything goes on when it answers again', async () => {
    const reader = readStream(server.url);
    await reader.waitFor(({ event }) => event === 'beat');
    postgres.freeze();
    const paths = [
      'units?level=county',
      'cameras',
      'search?q=a',
      'situation',
      'incidents/E000001',
      'cases/x',
      'figures',
      'tours',
    ];
    const first = await Promise.all([...paths, ...paths, ...paths].map(ask));
    const sent = await post(server, { items: goodReports('frozen', 5) });
    const then = await Promise.all(paths.map(ask));
    const slowest = (answers: readonly { ms: number }[]) =>
      Math.max(...answers.map(({ ms }) => ms)).toFixed(0);
    console.log(
      `frozen database: 24 requests refused within ${slowest(first)} ms, the next within ${slowest(then)} ms`,
    );
    for (const answer of [...first, ...then]) {
      expect(answer).toMatchObject({ status: 503, retryAfter: '2' });
      expect(answer.ms).toBeLessThan(BOUND_MS);
    }
    expect([sent.status, sent.headers.get('retry-after')]).toEqual([503, '2']);
    const health = await fetch(`${server.url}/api/health`);
    expect(healthSchema.parse(await health.json()).status).toBe('degraded');
    await reader.waitFor(
      ({ event, data }) => event === 'beat' && (data as { database: string }).database === 'gone',
    );

    postgres.thaw();
    await expect.poll(async () => (await ask('units?level=county')).status, { timeout: 15_000 }).toBe(200);
    const again = await post(server, { items: goodReports('frozen', 5) });
    expect(again.status).toBe(200);
    const numbers = again.reply!.eventNos;
    await reader.waitFor(
      ({ event, data }) => event === 'events' && JSON.stringify(data).includes(numbers[0]!),
    );
    for (const number of numbers) expect((await ask(`incidents/${number}`)).status).toBe(200);
    reader.close();
  });

  it('that has stopped is told as 503, and it goes on when it is back', async () => {
    await postgres.crash();
    const answers = await Promise.all(['units?level=county', 'cameras', 'situation', 'cases/x'].map(ask));
    for (const answer of answers) expect(answer).toMatchObject({ status: 503, retryAfter: '2' });
    expect((await post(server, { items: goodReports('stopped', 5) })).status).toBe(503);
    await postgres.restart();
    await delay(100);
    await expect
      .poll(async () => (await post(server, { items: goodReports('stopped', 5) })).status, {
        timeout: 15_000,
      })
      .toBe(200);
  });
});

describeOnPostgres('commands beside the server', () => {
  it('end with a sentence while PostgreSQL is frozen', async () => {
    const postgres = await startPostgres();
    postgres.freeze();
    for (const command of [
      ['token', 'list'],
      ['clock', '--confirm'],
    ]) {
      const program = startCli(command, { DATABASE_URL: postgres.url, GRIDLIGHT_HOME: '/nothing' });
      expect(await program.ended).toBe(1);
      expect(program.lines).toEqual(['gridlight: the database server of DATABASE_URL does not answer.']);
    }
    postgres.thaw();
    await postgres.stop();
  });
});

describeOnPostgres('a pool of connections that are all busy', () => {
  it('is no silence: who waits too long is told so, and the next is served at once', async () => {
    const postgres = await startPostgres();
    const database = await openDatabase({ databaseUrl: postgres.url, acquireTimeoutMs: 300 });
    const busy = Promise.all(
      Array.from({ length: 8 }, () => sql`select pg_sleep(2)`.execute(database.kysely)),
    );
    const refusals = await Promise.all(
      Array.from({ length: 20 }, () =>
        sql`select 1`.execute(database.kysely).then(undefined, (reason: unknown) => reason),
      ),
    );
    for (const error of refusals) {
      expect(error).not.toBeInstanceOf(DatabaseSilentError);
      expect(isDatabaseUnavailable(error)).toBe(true);
    }
    await busy;
    await sql`select 1`.execute(database.kysely);
    await database.close();
    await postgres.stop();
  });
});

describeOnPostgres('the live stream', () => {
  it('has connections of its own, however busy the others are', async () => {
    const postgres = await startPostgres();
    const database = await openDatabase({ databaseUrl: postgres.url });
    let isOver = false;
    const busy = Promise.all(
      Array.from({ length: 8 }, () => sql`select pg_sleep(2)`.execute(database.kysely)),
    ).finally(() => (isOver = true));
    await sql`select 1`.execute(database.stream!);
    expect(isOver).toBe(false);
    await busy;
    await database.close();
    await postgres.stop();
  });
});
