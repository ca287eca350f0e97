import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenDatabase } from '../../server/database/open-database.ts';
import type { HttpApp } from '../../server/http/context.ts';
import { pruneOutbox } from '../../server/repositories/outbox.ts';
import { createToken, revokeToken } from '../../server/repositories/tokens.ts';
import { healthSchema } from '../../src/schemas/health.ts';
import { incidentMetadataSchema } from '../../src/schemas/incidents.ts';
import { changesSchema, streamBeatSchema, streamHelloSchema } from '../../src/schemas/live.ts';
import { isAfter } from '../../src/domain/live/stream-position.ts';
import { loadSmallCity } from '../support/small-city.ts';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { ingest, makeApp, makeReport, makeStep, tokenFor } from './live-city.ts';
import { eventsOf, readStream, type StreamReader } from './stream-reader.ts';

const readers: StreamReader[] = [];

async function listen(app: HttpApp): Promise<string> {
  await app.listen({ host: '127.0.0.1', port: 0 });
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}

function open(url: string, lastEventId?: string): StreamReader {
  const reader = readStream(url, lastEventId);
  readers.push(reader);
  return reader;
}

const helloOf = async (reader: StreamReader) =>
  streamHelloSchema.parse((await reader.waitFor(({ event }) => event === 'hello')).data);

/** Waits until the event of `eventNo` at `rev` has come. */
const untilTold = (reader: StreamReader, eventNo: string | null | undefined, rev = 1) =>
  reader.waitFor((message) =>
    eventsOf(message).some(({ incident }) => incident.eventNo === eventNo && incident.rev === rev),
  );

describeOnBoth('the live stream', (kind) => {
  let test: TestDatabase;
  let database: OpenDatabase;
  let app: HttpApp;
  let url: string;
  let token: string;

  beforeAll(async () => {
    test = await openTestDatabase(kind);
    database = test.database;
    await loadSmallCity(database, 10);
    token = await tokenFor(database, 'app');
    app = await makeApp(database);
    url = await listen(app);
  });
  afterAll(async () => {
    for (const reader of readers.splice(0)) reader.close();
    await app?.close();
    await test?.close();
  });

  it('says hello, then what happens, each with its place', async () => {
    const reader = open(url);
    const { headers } = await reader.opened;
    expect(headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    expect(headers['content-encoding']).toBeUndefined();
    const hello = await helloOf(reader);
    const { eventNos } = await ingest(app, 'incidents', [makeReport('s1'), makeReport('s2')], token);
    const told = await untilTold(reader, eventNos[1]);
    expect(
      eventsOf(told).map(({ kind, source, incident }) => [kind, source, incident.eventNo, incident.status]),
    ).toEqual(eventNos.map((eventNo) => ['incident', 'app', eventNo, 'reported']));
    await ingest(app, 'transitions', [makeStep('s1', 'a', 'accepted', 1)], token);
    const moved = await untilTold(reader, eventNos[0], 2);
    expect(eventsOf(moved)[0]).toMatchObject({
      kind: 'transition',
      incident: { status: 'accepted', rev: 2 },
    });
    expect(isAfter(told.id ?? '', hello.position)).toBe(true);
    expect(isAfter(moved.id ?? '', told.id ?? '')).toBe(true);
    const { stream } = healthSchema.parse((await app.inject('/api/health')).json());
    expect(stream).toMatchObject({ listeners: 1, told: { events: 3 } });
  });

  it('goes on after the last place that was heard, and never tells anything twice', async () => {
    const first = open(url);
    const { position } = await helloOf(first);
    const sent = await ingest(
      app,
      'incidents',
      ['r1', 'r2', 'r3'].map((id) => makeReport(id)),
      token,
    );
    const { id } = await untilTold(first, sent.eventNos[2]);
    first.close();
    const more = await ingest(
      app,
      'incidents',
      ['r4', 'r5'].map((id) => makeReport(id)),
      token,
    );
    const second = open(url, id);
    await untilTold(second, more.eventNos[1]);
    expect(second.messages.flatMap(eventsOf).map(({ incident }) => incident.eventNo)).toEqual(more.eventNos);
    const whole = open(url, position);
    await untilTold(whole, more.eventNos[1]);
    expect(whole.messages.flatMap(eventsOf).map(({ incident }) => incident.eventNo)).toEqual([
      ...sent.eventNos,
      ...more.eventNos,
    ]);
    // A place inside a message, as `/api/changes` gives them.
    const changes = await app.inject(`/api/changes?after=${position}&limit=2`);
    const inside = changesSchema.parse(changes.json());
    expect(inside).toMatchObject({ isComplete: false, events: [{}, {}] });
    const rest = open(url, inside.position);
    await untilTold(rest, more.eventNos[1]);
    expect(rest.messages.flatMap(eventsOf).map(({ incident }) => incident.eventNo)).toEqual([
      sent.eventNos[2],
      ...more.eventNos,
    ]);
  });

  it('serves from the table what is not in memory', async () => {
    const { position } = await helloOf(open(url));
    const numbers: (string | null)[] = [];
    for (const count of [5_000, 700]) {
      const rows = Array.from({ length: count }, (_, index) => makeReport(`old ${count} ${index}`));
      numbers.push(...(await ingest(app, 'incidents', rows, token)).eventNos);
    }
    // A process that starts now takes the last 5,000 into its memory.
    const other = await makeApp(database);
    const late = open(await listen(other), position);
    await untilTold(late, numbers.at(-1));
    expect(late.messages.flatMap(eventsOf).map(({ incident }) => incident.eventNo)).toEqual(numbers);
    await other.close();
  });

  it('tells to read everything anew where the place is of another database, not reached, none or pruned', async () => {
    const { position } = await helloOf(open(url));
    const [epoch, xid = ''] = position.split('.');
    for (const place of ['zzz.1.1', `${epoch}.${Number(xid) + 1_000_000}.0`, 'nonsense']) {
      const reader = open(url, place);
      expect((await reader.waitFor(({ event }) => event === 'resync')).data).toHaveProperty('reason');
      await helloOf(reader);
      const { eventNos } = await ingest(app, 'incidents', [makeReport(`resync ${place}`)], token);
      await untilTold(reader, eventNos[0]);
      reader.close();
    }
    expect((await app.inject(`/api/changes?after=zzz.1.1`)).statusCode).toBe(410);
    expect((await app.inject(`/api/changes?after=${epoch}.${Number(xid) + 1_000_000}.0`)).statusCode).toBe(
      410,
    );
    expect((await app.inject(`/api/changes?after=nonsense`)).statusCode).toBe(400);

    const before = (await helloOf(open(url))).position;
    await ingest(app, 'incidents', [makeReport('pruned 1'), makeReport('pruned 2')], token);
    await sql`update event_outbox set at = clock_timestamp() - interval '2 days'`.execute(database.kysely);
    const kept = await ingest(app, 'incidents', [makeReport('kept')], token);
    while ((await pruneOutbox(database.kysely, Date.now() - 86_400_000, 5_000)) > 0);
    const { rows } = await sql<{ n: number }>`select count(*) as n from event_outbox`.execute(
      database.kysely,
    );
    expect(rows[0]?.n).toBe(1);
    expect((await app.inject(`/api/changes?after=${before}`)).statusCode).toBe(410);
    // Another process has nothing in memory.
    const other = await makeApp(database);
    const reader = open(await listen(other), before);
    await reader.waitFor(({ event }) => event === 'resync');
    expect(reader.messages.flatMap(eventsOf)).toEqual([]);
    const fresh = await app.inject('/api/incidents.arrow');
    const after = String(metadataOf(fresh.rawPayload).position);
    const next = await app.inject(`/api/changes?after=${after}`);
    expect(changesSchema.parse(next.json())).toMatchObject({ events: [], isComplete: true });
    expect(kept.accepted).toBe(1);
    reader.close();
    await other.close();
  });

  it('beats every two seconds with the time, the place, the database and the age of each source', async () => {
    const reader = open(url);
    const first = await reader.waitFor(({ event }) => event === 'beat');
    const at = performance.now();
    await reader.waitFor((message) => message.event === 'beat' && message !== first);
    expect(performance.now() - at).toBeLessThan(3_500);
    const beat = streamBeatSchema.parse(first.data);
    expect(beat.database).toBe('ok');
    expect(beat.sources.find(({ source }) => source === 'app')?.lastAt).toEqual(expect.any(Number));
  });

  it('lists a source with a token that was never heard, until the token is revoked', async () => {
    const { id } = await createToken(database.kysely, { source: 'silent-app' });
    const lastHeard = async () => {
      const other = await makeApp(database);
      const reader = open(await listen(other));
      // The sources are read when the stream opens; the second beat knows them in any case.
      const beats = () => reader.messages.filter(({ event }) => event === 'beat');
      await reader.waitFor((message) => message.event === 'beat' && message !== beats()[0]);
      await other.close();
      return streamBeatSchema
        .parse(beats().at(-1)!.data)
        .sources.filter(({ source }) => source === 'silent-app');
    };
    expect(await lastHeard()).toEqual([{ source: 'silent-app', lastAt: null }]);
    await revokeToken(database.kysely, id);
    expect(await lastHeard()).toEqual([]);
  });

  it('takes so many listeners and no more', async () => {
    const small = await makeApp(database, undefined, { GRIDLIGHT_STREAM_CLIENTS: '2' });
    const smallUrl = await listen(small);
    const two = [open(smallUrl), open(smallUrl)];
    await Promise.all(two.map(helloOf));
    const third = await open(smallUrl).opened;
    expect([third.statusCode, third.headers['retry-after']]).toEqual([503, '5']);
    two[0]?.close();
    await two[0]?.ended;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await open(smallUrl).opened).statusCode).toBe(200);
    await small.close();
  });

  it('says good-bye with the time to come back, and closes within seconds though one does not listen', async () => {
    const closing = await makeApp(database);
    const closingUrl = await listen(closing);
    const [awake, asleep] = [open(closingUrl), open(closingUrl)];
    await Promise.all([awake, asleep].map(helloOf));
    asleep.pause();
    const at = performance.now();
    await closing.close();
    expect(performance.now() - at).toBeLessThan(3_000);
    await awake.ended;
    expect(awake.messages.at(-1)).toMatchObject({ event: 'bye' });
  });

  it('cuts off who takes nothing, without memory, and without a word less for the others', async () => {
    const busy = await makeApp(database);
    const busyUrl = await listen(busy);
    const [awake, asleep] = [open(busyUrl), open(busyUrl)];
    const { position } = await helloOf(awake);
    await helloOf(asleep);
    asleep.pause();
    const numbers: (string | null)[] = [];
    const rows = Array.from({ length: 5_000 }, (_, index) =>
      makeReport(`slow ${index}`, { title: '长'.repeat(50) }),
    );
    for (let round = 0; round < 3; round++) {
      const batch = rows.map((row) => ({ ...row, sourceId: `${row.sourceId} ${round}` }));
      numbers.push(...(await ingest(busy, 'incidents', batch, token)).eventNos);
    }
    await untilTold(awake, numbers.at(-1));
    expect(awake.messages.flatMap(eventsOf)).toHaveLength(numbers.length);
    const connections = () =>
      new Promise<number>((resolve, reject) =>
        busy.server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      );
    while ((await connections()) > 1) await new Promise((resolve) => setTimeout(resolve, 100));
    asleep.resume();
    await asleep.ended;
    expect(asleep.messages.flatMap(eventsOf).length).toBeLessThan(numbers.length);
    // It comes back, and has missed nothing.
    const back = open(busyUrl, position);
    await untilTold(back, numbers.at(-1));
    expect(back.messages.flatMap(eventsOf).map(({ incident }) => incident.eventNo)).toEqual(numbers);
    await busy.close();
  }, 120_000);

  const metadataOf = (bytes: Uint8Array) =>
    incidentMetadataSchema.parse(JSON.parse(tableFromIPC(bytes).schema.metadata.get('gridlight') ?? ''));

  const countIncidents = async () =>
    (await sql<{ n: number }>`select count(*) as n from incident`.execute(database.kysely)).rows[0]?.n;

  it('joins the columns without a gap, and the columns are kept meanwhile', async () => {
    const first = await app.inject('/api/incidents.arrow');
    const { eventNos } = await ingest(app, 'incidents', [makeReport('joined')], token);
    const again = await app.inject({
      url: '/api/incidents.arrow',
      headers: { 'if-none-match': String(first.headers.etag) },
    });
    expect(again.statusCode).toBe(304);
    const told: (string | null)[] = [];
    let after = metadataOf(first.rawPayload).position;
    for (let isComplete = false; !isComplete;) {
      const changes = await app.inject(`/api/changes?after=${after}&limit=10000`);
      const page = changesSchema.parse(changes.json());
      told.push(...page.events.map(({ incident }) => incident.eventNo));
      after = page.position;
      isComplete = page.isComplete;
    }
    expect(told.at(-1)).toBe(eventNos[0]);
    expect(new Set(told).size).toBe(told.length);
    expect(told.length + tableFromIPC(first.rawPayload).numRows).toBe(await countIncidents());
    // A window is read anew each time.
    const window = '/api/incidents.arrow?from=2026-11-20T00:00:00Z';
    const before = await app.inject(window);
    await ingest(app, 'incidents', [makeReport('joined 2')], token);
    const later = await app.inject({
      url: window,
      headers: { 'if-none-match': String(before.headers.etag) },
    });
    expect(later.statusCode).toBe(200);
    expect(tableFromIPC(later.rawPayload).numRows).toBe(tableFromIPC(before.rawPayload).numRows + 1);
  });
});
