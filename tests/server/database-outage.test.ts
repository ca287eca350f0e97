import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { buildApp } from '../../server/app.ts';
import { loadConfig } from '../../server/config.ts';
import { openDatabase, type OpenDatabase } from '../../server/database/open-database.ts';
import type { HttpApp } from '../../server/http/context.ts';
import { createReadiness } from '../../server/readiness.ts';
import { errorReplySchema } from '../../src/schemas/common.ts';
import { healthSchema } from '../../src/schemas/health.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { loadSmallCity } from '../support/small-city.ts';
import { describeOnPostgres, openTestDatabase } from '../support/test-database.ts';

const makeApp = (database: OpenDatabase) =>
  buildApp({ readiness: createReadiness(database), config: loadConfig({}), logger: false, staticRoots: [] });

describeOnPostgres('a PostgreSQL server that goes away', () => {
  let server: TestPostgres;
  let database: OpenDatabase;
  let app: HttpApp;

  beforeAll(async () => {
    server = await startPostgres();
    database = await openDatabase({
      databaseUrl: server.url,
      statementTimeoutMs: 300,
      acquireTimeoutMs: 2_000,
    });
    await loadSmallCity(database, 30);
    app = await makeApp(database);
  });
  afterAll(async () => {
    await app?.close();
    await database?.close();
    await server?.stop();
  });

  it('is told to the client as 503, and the server goes on by itself when it is back', async () => {
    expect((await app.inject('/api/units')).statusCode).toBe(200);
    await server.crash();
    const refused = await app.inject('/api/units');
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '2']);
    expect(errorReplySchema.parse(refused.json()).message).toBe(
      'The database does not answer at the moment.',
    );
    const health = await app.inject('/api/health');
    expect(health.statusCode).toBe(503);
    expect(healthSchema.parse(health.json())).toMatchObject({
      status: 'degraded',
      problem: 'the database does not answer',
      data: { incidents: null },
    });
    await server.restart();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 20 && statuses.at(-1) !== 200; attempt++)
      statuses.push((await app.inject('/api/units')).statusCode);
    expect(statuses.at(-1)).toBe(200);
    expect(healthSchema.parse((await app.inject('/api/health')).json()).data.incidents).toBe(30);
  });

  it('cancels a statement that runs too long', async () => {
    await expect(sql`select pg_sleep(5)`.execute(database.kysely)).rejects.toThrow(/statement timeout/);
  });
});

describe('the embedded database while it is busy', () => {
  it('answers 503 to who waited long enough, and goes on afterwards', async () => {
    const { database } = await openTestDatabase('pglite', { acquireTimeoutMs: 100 });
    const app = await makeApp(database);
    const releases: (() => void)[] = [];
    const held = new Promise<void>((resolve) => releases.push(resolve));
    const holding = database.kysely.transaction().execute(() => held);
    const busy = await app.inject('/api/units');
    expect([busy.statusCode, busy.headers['retry-after']]).toEqual([503, '2']);
    releases[0]?.();
    await holding;
    expect((await app.inject('/api/units')).statusCode).toBe(200);
    await app.close();
    await database.close();
    await expect(database.kysely.selectFrom('unit').select('code').execute()).rejects.toThrow();
  });
});
