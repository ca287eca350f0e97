import { sql } from 'kysely';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../server/config.ts';
import { projectRoot } from '../../server/database/project-root.ts';
import { Demonstration, isTimeToTidy } from '../../server/demonstration/demonstration.ts';
import { readFeedState, writeFeedState } from '../../server/demonstration/feed-state.ts';
import { reasonAgainst } from '../../server/demonstration/whose-data.ts';
import { loadDataset } from '../../server/load/load-dataset.ts';
import { createReadiness } from '../../server/readiness.ts';
import { forgetOldKeys } from '../../server/repositories/demonstration-rows.ts';
import { createToken, revokeToken } from '../../server/repositories/tokens.ts';
import { writeDataSet } from '../../server/repositories/data-sets.ts';
import { LiveStream } from '../../server/stream/live-stream.ts';
import { FEED_SOURCE_IDS } from '../../src/domain/simulation/rehearsal/feed-sources.ts';
import { STEADY_MARK } from '../../src/domain/simulation/rehearsal/steady-feed.ts';
import { DAY_MS } from '../../src/domain/time/civil-day.ts';
import { HOUR_MS, MINUTE_MS, startOfDay } from '../../src/domain/time/zone.ts';
import { healthSchema } from '../../src/schemas/health.ts';
import * as smallCity from '../fixtures/small-city.ts';
import { makeApp } from '../live/live-city.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

/** A Thursday evening; the night follows. */
const EVENING = Date.parse('2026-11-26T20:00:00+08:00');
const STALE_AFTER_MS = 30 * MINUTE_MS;

let opened: TestDatabase;
let now = EVENING;
const log = { debug() {}, info() {}, warn: (fault: unknown) => faults.push(fault) };
const faults: unknown[] = [];
const db = () => opened.database.kysely;

beforeAll(async () => {
  opened = await openTestDatabase();
  const folder = path.join(projectRoot(), 'data/zhuzhou');
  const report = await loadDataset({
    database: db(),
    folder,
    asOf: EVENING,
    volume: 2_000,
    onProgress() {},
  });
  expect(report.ok).toBe(true);
});
afterAll(() => opened?.close());

/** A server process that has just started: nothing is remembered but what the database holds. */
function begin(patienceMs = 0) {
  const readiness = createReadiness(opened.database);
  const clock = () => now;
  const live = new LiveStream({
    readiness,
    databaseUrl: undefined,
    mostClients: 10,
    mostOfAddress: 10,
    now: clock,
    log: log as never,
  });
  const demonstration = new Demonstration({
    readiness,
    live,
    now: clock,
    log: log as never,
    patienceMs,
  });
  return {
    demonstration,
    ages: () => live.sources.list().map(({ lastAt }) => now - (lastAt ?? 0)),
    end: async () => {
      await demonstration.stop();
      await live.close();
    },
  };
}

const one = async (query: ReturnType<typeof sql<{ n: number }>>) =>
  (await query.execute(db())).rows[0]?.n ?? 0;
const fed = () => one(sql`select count(*)::float8 as n from incident where data_set_id = 'live'`);
const oldest = () =>
  one(sql`select count(*)::float8 as n from incident where data_set_id = 'live'
    and reported_at < ${new Date(now - 395 * DAY_MS).toISOString()}::timestamptz`);
const steps = () => one(sql`select count(*)::float8 as n from ingest_step`);
const overdue = () =>
  one(sql`select count(*)::float8 as n from incident where deadline_at < ${new Date(now).toISOString()}::timestamptz
    and status not in ('suspended', 'rejected', 'handled', 'verifying', 'selfHandled', 'closed', 'evaluated', 'voided')`);

describe('a night of the demonstration', () => {
  it('sends what the city would, marked as simulated, and is never old', async () => {
    const overdueBefore = await overdue();
    const { demonstration, ages, end } = begin();
    for (; now < EVENING + 13 * HOUR_MS; now += 10 * MINUTE_MS) {
      await demonstration.look();
      expect(demonstration.isRunning).toBe(true);
      expect(Math.min(...ages())).toBeLessThan(STALE_AFTER_MS);
      expect(ages()).toHaveLength(FEED_SOURCE_IDS.length);
    }
    now -= 10 * MINUTE_MS;
    await end();
    expect(faults).toEqual([]);
    // About 200 reports a day, most of them by day.
    expect(await fed()).toBeGreaterThan(15);
    expect(await fed()).toBeLessThan(150);
    expect(await one(sql`select count(*)::float8 as n from incident where origin <> 'synthetic'`)).toBe(0);
    expect(
      await one(
        sql`select count(*)::float8 as n from incident where reported_at > ${new Date(now).toISOString()}::timestamptz`,
      ),
    ).toBe(0);
    // What the city was filled with goes on too: it does not all become overdue.
    expect(await steps()).toBeGreaterThan(100);
    expect(await overdue()).toBeLessThan(overdueBefore + 25);
  }, 120_000);

  it('goes on after a restart without a report twice, and makes up for the time it was down', async () => {
    const before = { reports: await fed(), steps: await steps() };
    const again = begin();
    await again.demonstration.look();
    await again.end();
    // Nothing has happened since, so nothing is sent.
    expect({ reports: await fed(), steps: await steps() }).toEqual(before);
    now += 5 * HOUR_MS;
    const later = begin();
    await later.demonstration.look();
    await later.end();
    expect(await fed()).toBeGreaterThan(before.reports + 15);
    const numbers = await one(
      sql`select (count(*) - count(distinct (source, source_id)))::float8 as n from ingest_key`,
    );
    expect(numbers).toBe(0);
    // No hour of the day shift without a report, the hours that it was down included.
    const { rows } = await sql<{ at: number }>`
      select extract(epoch from reported_at) * 1000.0 as at from incident
      where reported_at >= ${new Date(now - 5 * HOUR_MS).toISOString()}::timestamptz order by reported_at`.execute(
      db(),
    );
    const moments = [now - 5 * HOUR_MS, ...rows.map(({ at }) => at), now];
    const gaps = moments.slice(1).map((at, index) => at - (moments[index] ?? at));
    expect(Math.max(...gaps)).toBeLessThan(2 * HOUR_MS);
    expect(faults).toEqual([]);
  }, 120_000);

  it('is starting until it has told what has happened since', async () => {
    const { demonstration, end } = begin(MINUTE_MS);
    const state = () => [demonstration.isRunning, demonstration.isStarting];
    expect(state()).toEqual([false, false]);
    await demonstration.look();
    expect(state()).toEqual([true, true]);
    now += MINUTE_MS;
    await demonstration.look();
    expect(state()).toEqual([true, false]);
    await end();
  }, 120_000);
});

describe('data of one’s own', () => {
  it('ends it while a rehearsal has a token, and leaves what is there', async () => {
    const { demonstration, ages, end } = begin();
    await demonstration.look();
    expect(demonstration.isRunning).toBe(true);
    const { id } = await createToken(db(), { source: 'hotline', origin: 'synthetic' });
    const before = await fed();
    now += 12 * HOUR_MS;
    await demonstration.look();
    expect(demonstration.isRunning).toBe(false);
    expect(ages()).toEqual([]);
    expect(await fed()).toBe(before);
    await revokeToken(db(), id);
    await demonstration.look();
    expect(demonstration.isRunning).toBe(true);
    await end();
  }, 60_000);

  it('removes what it sent when a token of real reports is made, with its keys and no others', async () => {
    const { demonstration, end } = begin();
    await demonstration.look();
    expect(await fed()).toBeGreaterThan(0);
    await sql`insert into ingest_key (source, source_id, event_no) values ('own', 'AB-demo-1', 'X1')`.execute(
      db(),
    );
    const { id } = await createToken(db(), { source: 'hotline' });
    await demonstration.look();
    expect(demonstration.isRunning).toBe(false);
    expect(await fed()).toBe(0);
    const keys = sql<{
      n: number;
    }>`select count(*)::float8 as n from ingest_key where source_id like '%-demo-%'`;
    expect(await one(keys)).toBe(1);
    await sql`delete from ingest_key where source = 'own'`.execute(db());
    await revokeToken(db(), id);
    await demonstration.look();
    // It begins anew.
    expect(await fed()).toBeGreaterThan(0);
    await end();
    expect(faults).toEqual([]);
  }, 60_000);

  it('is sent by one of two servers, and by the other when that one ends', async () => {
    const [one, other] = [begin(), begin()];
    await one.demonstration.look();
    const before = await fed();
    now += 12 * HOUR_MS;
    await other.demonstration.look();
    expect(await fed()).toBe(before);
    expect(Math.max(...other.ages())).toBe(0);
    await one.end();
    await other.demonstration.look();
    expect(await fed()).toBeGreaterThan(before);
    await other.end();
  }, 60_000);

  it('ends it when another data set is loaded, and prevents it after a restart', async () => {
    const running = begin();
    await running.demonstration.look();
    expect(running.demonstration.isRunning).toBe(true);
    await db()
      .transaction()
      .execute((trx) => writeDataSet(trx, { manifest: smallCity.manifest, synthetic: false, loadedAt: now }));
    now += 12 * HOUR_MS;
    await running.demonstration.look();
    expect(running.demonstration.isRunning).toBe(false);
    await running.end();
    const restarted = begin();
    await restarted.demonstration.look();
    expect(restarted.demonstration.isRunning).toBe(false);
    await restarted.end();
    expect(await fed()).toBe(0);
    await sql`delete from data_set where id = ${smallCity.manifest.id}`.execute(db());
  });

  it('is known by what the database says of it', () => {
    const bundled = { id: 'zhuzhou', isSimulated: true, hasOwnEvents: false };
    const none = { hasSources: false };
    expect(reasonAgainst({ dataSets: [bundled], ...none }, 'zhuzhou')).toBeUndefined();
    expect(reasonAgainst({ dataSets: [], ...none }, 'zhuzhou')).toBeDefined();
    // One's own data under the name of the bundled city.
    expect(
      reasonAgainst({ dataSets: [{ ...bundled, hasOwnEvents: true }], ...none }, 'zhuzhou'),
    ).toBeDefined();
    expect(
      reasonAgainst({ dataSets: [{ ...bundled, isSimulated: false }], ...none }, 'zhuzhou'),
    ).toBeDefined();
    expect(reasonAgainst({ dataSets: [bundled, { ...bundled, id: 'mine' }], ...none }, 'zhuzhou')).toContain(
      'mine',
    );
    expect(reasonAgainst({ dataSets: [bundled], hasSources: true }, 'zhuzhou')).toBeDefined();
  });
});

describe('the size of the database', () => {
  it('is bounded: reports of more than 400 days ago and keys of more than 45 are removed', async () => {
    const caughtUp = begin();
    await caughtUp.demonstration.look();
    await caughtUp.end();
    await sql`
      update incident set reported_at = reported_at - interval '401 days'
      where event_no in (select event_no from incident where data_set_id = 'live' order by event_no limit 10)`.execute(
      db(),
    );
    const recent = await fed();
    const filled = await one(sql`select count(*)::float8 as n from incident where data_set_id = 'zhuzhou'`);
    // At night, and not at every start.
    now = startOfDay(now) + DAY_MS + HOUR_MS;
    const evening = begin();
    await evening.demonstration.look();
    await evening.end();
    expect(await oldest()).toBe(10);
    now += 2 * HOUR_MS;
    const { demonstration, end } = begin();
    await demonstration.look();
    await end();
    expect(await oldest()).toBe(0);
    expect(await fed()).toBeGreaterThanOrEqual(recent - 10);
    expect(isTimeToTidy(now, now + HOUR_MS)).toBe(false);
    expect(isTimeToTidy(now, now + 12 * HOUR_MS)).toBe(false);
    expect(isTimeToTidy(now, now + DAY_MS)).toBe(true);
    expect(await one(sql`select count(*)::float8 as n from incident where data_set_id = 'zhuzhou'`)).toBe(
      filled,
    );
    await forgetOldKeys(db(), { mark: STEADY_MARK, sources: FEED_SOURCE_IDS }, Date.now() + DAY_MS);
    // Those of the city that were taken over stay, and their steps.
    expect(await one(sql`select count(*)::float8 as n from ingest_key where source_id like '%-demo-%'`)).toBe(
      0,
    );
    expect(
      await one(sql`select count(*)::float8 as n from ingest_step where source_id like '%-demo-%'`),
    ).toBe(0);
    expect(await steps()).toBeGreaterThan(100);
  });

  it('makes up for 30 days that it was down and not for a year', async () => {
    const later = now + 365 * DAY_MS;
    const { doneUntil } = await readFeedState(db(), 'zhuzhou', later);
    expect(later - doneUntil).toBe(30 * DAY_MS);
    const soon = await readFeedState(db(), 'zhuzhou', now + DAY_MS);
    expect(soon.doneUntil).toBeLessThanOrEqual(now);
    expect(soon.doneUntil).toBeGreaterThan(now - DAY_MS);
    // A city that was filled by a clock ahead of this one is no city that is filled anew at every start.
    const early = EVENING - 2 * DAY_MS;
    await sql`delete from setting where key = 'demonstration'`.execute(db());
    const begun = await readFeedState(db(), 'zhuzhou', early);
    await writeFeedState(db(), begun);
    expect(await readFeedState(db(), 'zhuzhou', early + HOUR_MS)).toEqual(begun);
  });
});

it('is off with GRIDLIGHT_DEMO=0, and health says whether it runs', async () => {
  expect(loadConfig({}).demonstration).toBe(true);
  expect(loadConfig({ GRIDLIGHT_DEMO: '0' }).demonstration).toBe(false);
  expect(() => loadConfig({ GRIDLIGHT_DEMO: 'no' })).toThrow('GRIDLIGHT_DEMO');
  const app = await makeApp(opened.database, () => now, { GRIDLIGHT_DEMO: '0' });
  await app.listen({ host: '127.0.0.1', port: 0 });
  expect(healthSchema.parse((await app.inject('/api/health')).json()).demonstration).toBe(false);
  await app.close();
});
