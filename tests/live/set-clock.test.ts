import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ingestReplySchema, type StreamBeat } from '../../src/schemas/live.ts';
import { healthSchema } from '../../src/schemas/health.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { makeShiftedClock, missingFaketime, type ShiftedClock } from '../support/shifted-clock.ts';
import { describeOnBoth } from '../support/test-database.ts';
import { createReports, startRealServer, type MakeReport, type RealServer } from './real-server.ts';
import { readStream } from './stream-reader.ts';

/* The clock of a real server process is set while it runs (libfaketime). That of PostgreSQL is the machine's and stays. */

const HOUR_S = 3_600;

describeOnBoth(missingFaketime ?? 'a clock that is set', (kind) => {
  let postgres: TestPostgres | undefined;
  let clock: ShiftedClock;
  let server: RealServer;
  let make: MakeReport;
  beforeAll(async () => {
    if (missingFaketime !== undefined) return;
    postgres = kind === 'postgresql' ? await startPostgres() : undefined;
    clock = makeShiftedClock();
    server = await startRealServer({
      databaseUrl: postgres?.url,
      incidents: 1_000,
      environment: clock.environment,
    });
    ({ make } = await createReports(server.url));
  }, 300_000);
  afterAll(async () => {
    await server?.stop();
    await postgres?.stop();
    clock?.remove();
  });

  const send = async (sourceId: string, at = Date.now(), token: string | undefined = server.token) => {
    const item = make(sourceId, { reportedAt: new Date(at).toISOString() });
    const answer = await fetch(`${server.url}/api/ingest/incidents`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token !== '' && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ items: [item] }),
    });
    return {
      status: answer.status,
      text: await answer.text(),
      retryAfter: answer.headers.get('retry-after'),
    };
  };
  const health = async () => healthSchema.parse(await (await fetch(`${server.url}/api/health`)).json());
  /** When the source was last heard, by a beat of the stream. */
  const lastHeard = async () => {
    const reader = readStream(server.url);
    const { data } = await reader.waitFor(({ event }) => event === 'beat');
    reader.close();
    return (data as StreamBeat).sources.find(({ source }) => source === 'witness')?.lastAt;
  };

  it.skipIf(missingFaketime !== undefined)(
    'back: no reports are taken and it is said, until it is right again; nothing acknowledged is lost',
    async () => {
      const before = await send('before');
      expect(before.status).toBe(200);
      expect((await health()).status).toBe('ok');

      clock.set(-2 * HOUR_S);
      const refused = await send('during');
      expect([refused.status, refused.retryAfter]).toEqual([503, '30']);
      expect(refused.text).toMatch(/The clock of the server is wrong: it stands (119|120) minutes behind/);
      expect((await send('nobody', Date.now(), '')).status).toBe(401);
      expect(await health()).toMatchObject({
        status: 'degraded',
        trouble: 'clock',
        data: { latestReportedAt: null, ageSeconds: null },
      });
      // What the page reads of the source is that nothing is known.
      expect(await lastHeard()).toBeNull();

      // A process that starts with the wrong clock knows it from the database.
      await server.restart();
      expect((await send('during')).status).toBe(503);

      clock.set(0);
      expect((await send('during')).status).toBe(200);
      expect((await health()).status).toBe('ok');
      const [number] = ingestReplySchema.parse(JSON.parse(before.text)).eventNos;
      expect((await fetch(`${server.url}/api/incidents/${number}`)).status).toBe(200);
    },
    180_000,
  );

  it.skipIf(missingFaketime !== undefined)(
    'ahead and back: times in the future make no source look alive',
    async () => {
      clock.set(3 * HOUR_S);
      expect((await send('ahead', Date.now() + 3 * HOUR_S * 1_000)).status).toBe(200);
      // The clock is noted in the database meanwhile; what was reported in the future is not how fresh the data are.
      await delay(500);
      clock.set(0);
      expect((await send('after')).status).toBe(503);
      const { trouble, data } = await health();
      expect([trouble, data.latestReportedAt]).toEqual(['clock', null]);
      expect(await lastHeard()).toBeNull();
    },
    120_000,
  );
});
