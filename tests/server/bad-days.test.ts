import { chmodSync, lstatSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { healthSchema } from '../../src/schemas/health.ts';
import { ingestReplySchema } from '../../src/schemas/live.ts';
import { openDatabase } from '../../server/database/open-database.ts';
import { EngineFailedError } from '../../server/database/write-guard.ts';
import { noteClockMark } from '../../server/repositories/clock-mark.ts';
import { createToken } from '../../server/repositories/tokens.ts';
import { iso, makeReport } from '../live/live-city.ts';
import { startCli, startProgram, type RunningProgram } from '../support/child-process.ts';
import { fillHome } from '../support/database-image.ts';
import { loadSmallCity } from '../support/small-city.ts';
import { makeSmallDisk } from '../support/small-disk.ts';

const MB = 1_048_576;
const disk = makeSmallDisk(160);
const home = join(disk?.folder ?? '', 'home');
const acknowledged: string[] = [];
const served: RunningProgram[] = [];
let token: string;

interface Served {
  program: RunningProgram;
  url: string;
}

async function serve(): Promise<Served> {
  const program = startCli(['serve'], {
    PORT: '0',
    GRIDLIGHT_HOME: home,
    GRIDLIGHT_RESERVE_MB: '32',
    GRIDLIGHT_DEMO: '0',
    LOG_LEVEL: 'info',
  });
  served.push(program);
  const [url = ''] = /http:\S+/.exec(await program.waitFor(/^Ready: /)) ?? [];
  return { program, url };
}

/** Sends one report of now; returns the status, and keeps its number where it was taken. */
async function report({ url }: Served, sourceId: string): Promise<Response> {
  const reply = await fetch(`${url}/api/ingest/incidents`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ items: [makeReport(sourceId, { reportedAt: iso(Date.now()) })] }),
  });
  if (reply.status === 200)
    acknowledged.push(...ingestReplySchema.parse(await reply.clone().json()).eventNos.map(String));
  return reply;
}

const health = async ({ url }: Served) => {
  const reply = await fetch(`${url}/api/health`);
  return { status: reply.status, body: healthSchema.parse(await reply.json()) };
};

/** Everything below the home that others could read. */
function openToOthers(folder: string): string[] {
  const below = lstatSync(folder).isDirectory() ? readdirSync(folder).map((name) => join(folder, name)) : [];
  const isOpen = (lstatSync(folder).mode & 0o077) !== 0;
  return [...(isOpen ? [folder] : []), ...below.flatMap(openToOthers)];
}

describe.skipIf(!disk)('a server on a bad day (needs the right to mount)', { timeout: 240_000 }, () => {
  beforeAll(async () => {
    mkdirSync(home);
    await fillHome(home);
    const database = await openDatabase({ home });
    await loadSmallCity(database, 10);
    ({ token } = await createToken(database.kysely, { source: 'app', counties: [] }));
    await database.close();
    chmodSync(home, 0o755);
    chmodSync(join(home, 'database', 'PG_VERSION'), 0o644);
  });
  // A test that fails leaves neither its server nor its full disk to the next one.
  afterEach(async () => {
    for (const { child, ended } of served.splice(0)) {
      child.kill('SIGKILL');
      await ended;
    }
    disk!.clear();
  });
  afterAll(() => disk!.remove());

  it('refuses writes with 507 before the disk is full, shows what it has, and goes on when there is room', async () => {
    const server = await serve();
    expect((await report(server, 'before')).status).toBe(200);
    disk!.fill(24 * MB);
    await delay(300);
    const refused = await report(server, 'full');
    expect(refused.status).toBe(507);
    expect(refused.headers.get('retry-after')).toBe('30');
    expect(await refused.text()).toMatch(/nearly full: 2\d MB are free, 32 MB must stay free/);
    expect((await fetch(`${server.url}/api/units?level=county`)).status).toBe(200);
    expect(await health(server)).toMatchObject({
      status: 200,
      body: { status: 'degraded', trouble: 'space' },
    });
    disk!.clear();
    await delay(300);
    expect((await report(server, 'full')).status).toBe(200);
    expect((await health(server)).body).toMatchObject({ status: 'ok' });
    expect(server.program.lines.join('\n')).toMatch(/files and folders in .* could be read by other users/);
    server.program.child.kill('SIGTERM');
    expect(await server.program.ended).toBe(0);
    expect(openToOthers(home)).toEqual([]);
  });

  it('does not open its database where there is no room to, and says so; no other command does', async () => {
    disk!.fill(8 * MB);
    for (const command of [['serve'], ['token', 'create', 'x'], ['clock', '--confirm'], ['undo']]) {
      const program = startCli(command, { PORT: '0', GRIDLIGHT_HOME: home });
      expect([command[0], await program.ended]).toEqual([command[0], 1]);
      expect(program.lines.at(-1)).toMatch(
        /^gridlight: The disk of the server is nearly full: \d MB are free/,
      );
    }
    disk!.clear();
  });

  it('asks for a token before it says that the disk is full or the clock wrong', async () => {
    const server = await serve();
    disk!.fill(24 * MB);
    await delay(300);
    const statusOf = async (headers: Record<string, string>, path = 'ingest/incidents') =>
      (
        await fetch(`${server.url}/api/${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: '{"items": []}',
        })
      ).status;
    expect(await statusOf({})).toBe(401);
    expect(await statusOf({ authorization: 'Bearer a_b' })).toBe(401);
    expect(await statusOf({ authorization: `Bearer ${token}` })).toBe(507);
    expect(await statusOf({}, 'video-access')).toBe(507);
    server.program.child.kill('SIGTERM');
    expect(await server.program.ended).toBe(0);
    disk!.clear();
  });

  it('ends the process with a sentence where its engine has failed', async () => {
    const program = startProgram('fail-engine.ts', [], { GRIDLIGHT_HOME: home, GRIDLIGHT_RESERVE_MB: '0' });
    await program.waitFor(/^opened$/);
    disk!.fill(0);
    program.child.stdin?.write('go\n');
    expect(await program.ended).toBe(1);
    expect(program.lines.at(-1)).toMatch(
      /^gridlight: the database engine has failed: could not write .*No space left on device.* Nothing that was acknowledged is lost\. Make room on the disk and start again\.$/,
    );
    disk!.clear();
  });

  it('ends with a sentence where the engine has failed, with everything acknowledged on the disk', async () => {
    const failures: Error[] = [];
    const database = await openDatabase({ home, watch: { onFailure: (error) => failures.push(error) } });
    await sql`create table kept (value integer)`.execute(database.kysely);
    disk!.fill(0);
    const writing = async () => {
      for (let value = 0; value < 200; value++) {
        // Fills the journal only, as an update in place does.
        await sql`select pg_logical_emit_message(false, 'test', repeat('x', 1000000))`.execute(
          database.kysely,
        );
      }
    };
    await expect(writing()).rejects.toThrow(EngineFailedError);
    expect(failures.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^the database engine has failed: could not write .*No space left on device/),
    ]);
    await expect(sql`select 1`.execute(database.kysely)).rejects.toThrow(EngineFailedError);
    await database.close();
    disk!.clear();
    const again = await openDatabase({ home });
    const stored = await again.kysely
      .selectFrom('incident')
      .select('event_no')
      .where('event_no', 'in', acknowledged)
      .execute();
    expect(stored.map(({ event_no }) => event_no).sort()).toEqual([...acknowledged].sort());
    expect(acknowledged).toHaveLength(2);
    await noteClockMark(again.kysely, Date.now() + 3_600_000);
    await again.close();
  });

  it('takes no reports while its clock stands behind what it has shown, says so, and believes who confirms it', async () => {
    mkdirSync(join(home, 'basemap'), { recursive: true });
    const file = join(home, 'basemap', 'city.pmtiles');
    writeFileSync(file, 'PMTiles');
    // A hole: it takes no room.
    truncateSync(file, 2_200_000_000);
    const server = await serve();
    const refused = await report(server, 'clock');
    expect(refused.status).toBe(503);
    expect(await refused.text()).toMatch(
      /The clock of the server is wrong: it stands (59|60) minutes behind/,
    );
    expect(await health(server)).toMatchObject({
      status: 200,
      body: { status: 'degraded', trouble: 'clock', data: { latestReportedAt: null, ageSeconds: null } },
    });

    // Beside it: a base map of 2.2 GB, served by the piece.
    const get = (headers: Record<string, string>, path = 'city.pmtiles') =>
      fetch(`${server.url}/basemap/${path}`, { headers });
    const begin = await get({ range: 'bytes=0-6' });
    expect([begin.status, begin.headers.get('content-range'), await begin.text()]).toEqual([
      206,
      'bytes 0-6/2200000000',
      'PMTiles',
    ]);
    const last = await get({ range: 'bytes=-100' });
    expect(last.headers.get('content-range')).toBe('bytes 2199999900-2199999999/2200000000');
    expect((await last.arrayBuffer()).byteLength).toBe(100);
    expect((await get({ range: 'bytes=2200000000-' })).status).toBe(416);
    for (const path of ['nothing.pmtiles', '..%2fdatabase%2fPG_VERSION', '%2e%2e/database/PG_VERSION'])
      expect((await get({}, path)).status, path).toBe(404);
    const { headers } = await fetch(`${server.url}/basemap/city.pmtiles`, { method: 'HEAD' });
    expect(headers.get('content-length')).toBe('2200000000');

    server.program.child.kill('SIGTERM');
    expect(await server.program.ended).toBe(0);
    const confirming = startCli(['clock', '--confirm'], {
      GRIDLIGHT_HOME: home,
      GRIDLIGHT_RESERVE_MB: '32',
    });
    expect(await confirming.ended).toBe(0);
    const again = await serve();
    expect((await report(again, 'clock')).status).toBe(200);
    again.program.child.kill('SIGTERM');
    expect(await again.program.ended).toBe(0);
  });
});
