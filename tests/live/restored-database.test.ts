import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../server/database/open-database.ts';
import type { HttpApp } from '../../server/http/context.ts';
import { readDatabaseIdentity } from '../../server/repositories/database-identity.ts';
import { openEpoch } from '../../server/repositories/outbox.ts';
import { streamHelloSchema } from '../../src/schemas/live.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { loadSmallCity } from '../support/small-city.ts';
import { describeOnPostgres } from '../support/test-database.ts';
import { ingest, makeApp, makeReport, tokenFor } from './live-city.ts';
import { eventsOf, readStream, type StreamMessage } from './stream-reader.ts';

interface Served {
  database: OpenDatabase;
  app: HttpApp;
  url: string;
  close(): Promise<void>;
}

async function serve(databaseUrl: string): Promise<Served> {
  const database = await openDatabase({ databaseUrl });
  const app = await makeApp(database);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const close = async () => {
    await app.close();
    await database.close();
  };
  return { database, app, url, close };
}

/** What a browser is told that comes back with `position`, up to the first heartbeat. */
async function comeBack({ url }: Served, position?: string): Promise<readonly StreamMessage[]> {
  const reader = readStream(url, position);
  await reader.waitFor(({ event }) => event === 'beat');
  reader.close();
  return reader.messages;
}

const positionOf = (messages: readonly StreamMessage[]) =>
  streamHelloSchema.parse(messages.find(({ event }) => event === 'hello')?.data).position;
const kindsOf = (messages: readonly StreamMessage[]) => messages.map(({ event }) => event);
const epochOf = (position: string) => position.split('.')[0];

describeOnPostgres('a restored PostgreSQL database', (bin) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gridlight-dump-'));
  const dump = path.join(folder, 'dump');
  let server: TestPostgres;
  let position: string;
  let token: string;

  const run = (program: string, ...options: string[]) =>
    execFileSync(path.join(bin, program), options, { stdio: 'pipe' });
  const runSql = async (statement: string) => {
    const client = new Client({ connectionString: server.url.replace(/gridlight$/, 'postgres') });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  const urlOf = (name: string) => server.url.replace(/gridlight$/, name);

  beforeAll(async () => {
    server = await startPostgres();
    const first = await serve(server.url);
    await loadSmallCity(first.database, 10);
    token = await tokenFor(first.database, 'app');
    await ingest(first.app, 'incidents', [makeReport('before')], token);
    position = positionOf(await comeBack(first));
    await first.close();
    run('pg_dump', '-Fc', '-f', dump, server.url);
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A server over the database tells to read anew, and from then on what happens, under another name. */
  async function expectAnother(databaseUrl: string): Promise<void> {
    const served = await serve(databaseUrl);
    const told = await comeBack(served, position);
    expect(kindsOf(told)).toContain('resync');
    expect(epochOf(positionOf(told))).not.toBe(epochOf(position));
    expect((await served.app.inject(`/api/changes?after=${position}`)).statusCode).toBe(410);
    const { eventNos } = await ingest(served.app, 'incidents', [makeReport('after')], token);
    const reader = readStream(served.url, positionOf(told));
    await reader.waitFor((message) =>
      eventsOf(message).some(({ incident }) => incident.eventNo === eventNos[0]),
    );
    expect(kindsOf(reader.messages)).not.toContain('resync');
    reader.close();
    await served.close();
  }

  it('is known by its name after a restart and after a crash', async () => {
    await server.crash();
    await server.restart();
    const served = await serve(server.url);
    const told = await comeBack(served, position);
    expect(kindsOf(told)).not.toContain('resync');
    expect(epochOf(positionOf(told))).toBe(epochOf(position));
    await served.close();
  });

  it('gets another name as a copy in the same cluster', async () => {
    await runSql('create database copy template gridlight');
    await expectAnother(urlOf('copy'));
  });

  it('gets another name as a dump restored beside it, and in its place', async () => {
    await runSql('create database beside');
    run('pg_restore', '-d', urlOf('beside'), dump);
    await expectAnother(urlOf('beside'));
    run('pg_restore', '--clean', '--if-exists', '-d', server.url, dump);
    await expectAnother(server.url);
  });

  it('is told apart also by a role that may not ask for the cluster', async () => {
    await runSql('create role plain');
    const own = await openDatabase({ databaseUrl: urlOf('beside') });
    const whole = await readDatabaseIdentity(own.kysely);
    expect(whole).toMatch(/^\d+\.[0-9A-F]{8}\.\d+\.\d+$/);
    const asPlain = () =>
      own.kysely.connection().execute(async (connection) => {
        await sql`set role plain`.execute(connection);
        const identity = await readDatabaseIdentity(connection);
        await sql`reset role`.execute(connection);
        return identity;
      });
    expect(await asPlain()).toBe(whole);
    for (const hidden of ['pg_control_system()', 'pg_walfile_name(pg_lsn)'])
      await sql.raw(`revoke execute on function ${hidden} from public`).execute(own.kysely);
    expect(await asPlain()).toBe(`-.-.${whole.split('.').slice(2).join('.')}`);
    await own.close();
  });

  it('gets another name where the name was noted without an identity', async () => {
    const own = await openDatabase({ databaseUrl: urlOf('beside') });
    await sql`update setting set value = '"0ld"' where key = 'liveEpoch'`.execute(own.kysely);
    const epoch = await openEpoch(own.kysely);
    expect(epoch).not.toBe('0ld');
    expect(await openEpoch(own.kysely)).toBe(epoch);
    await own.close();
  });
});
