import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { loadConfig } from '../../server/config.ts';
import type { HttpApp } from '../../server/http/context.ts';
import { loadDataset } from '../../server/load/load-dataset.ts';
import { learnFromPast } from '../../server/situation/learn-past.ts';
import { applyRules } from '../../server/situation/rules.ts';
import { createReadiness } from '../../server/readiness.ts';
import { DEFAULT_FILTER } from '../../src/domain/engine/api/filter.ts';
import { createEngine } from '../../src/domain/engine/engine.ts';
import { formatIso } from '../../src/domain/time/zone.ts';
import { shownTime } from '../../src/domain/incidents/shown-time.ts';
import { formatMinute } from '../../src/i18n/format.ts';
import type { IncidentReply } from '../../src/schemas/incidents.ts';
import type { ShiftEnd } from '../../src/schemas/shift-end.ts';
import type { Situation } from '../../src/schemas/situation.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

const FIELD = path.join(import.meta.dirname, '../fixtures/field/10');
const AS_OF = Date.parse('2026-11-30T10:00:00+08:00');

let test: TestDatabase;
let app: HttpApp;
let folder: string;
/** The server's clock: after each load so much later that nothing is answered from before. */
let now = AS_OF;

beforeAll(async () => {
  test = await openTestDatabase('pglite');
  folder = await mkdtemp(path.join(tmpdir(), 'gridlight-dates-'));
  app = await buildApp({
    readiness: createReadiness(test.database),
    config: loadConfig({}),
    logger: false,
    now: () => now,
  });
});
afterAll(async () => {
  await app?.close();
  await test?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Loads the folder of the field, its events replaced where some are given: our field names, then the rows. */
async function load(header?: string, ...rows: string[]) {
  const copy = path.join(folder, 'city');
  await rm(copy, { recursive: true, force: true });
  await cp(FIELD, copy, { recursive: true });
  if (header !== undefined) {
    const file = path.join(copy, 'dataset.json');
    const manifest = JSON.parse(await readFile(file, 'utf8')) as { layers: Record<string, unknown>[] };
    for (const layer of manifest.layers) {
      if (layer['kind'] !== 'incidents') continue;
      delete layer['columns'];
      const columns = header.split(',');
      const constants = Object.entries(layer['constants'] as object);
      layer['constants'] = {
        ...Object.fromEntries(constants.filter(([name]) => !columns.includes(name))),
        title: '路灯不亮',
        longitude: 113.12,
        latitude: 27.82,
        ...(header.includes('closedAt') ? { status: 'closed' } : {}),
      };
    }
    await writeFile(file, JSON.stringify(manifest));
    await writeFile(path.join(copy, 'ev.csv'), [header, ...rows].join('\n'));
  }
  now += 11 * 60_000;
  const report = await loadDataset({
    database: test.database.kysely,
    folder: copy,
    asOf: AS_OF,
    allowRemoval: true,
  });
  const layer = report.layers.find((one) => one.layer === 'ev')!;
  return {
    rejected: layer.rejected.map(({ row, field, reason }) => `${row} ${field} ${reason}`),
    warnings: JSON.stringify(layer.warnings),
    repaired: JSON.stringify(layer.repaired),
  };
}

/** An incident as the server answers it, its times without milliseconds. */
const incident = async (eventNo: string) => {
  const { body } = await app.inject({ url: `/api/incidents/${eventNo}` });
  return JSON.parse(body.replaceAll('.000+', '+')) as IncidentReply;
};

/** What the page is answered of all that is loaded. */
async function answer(filter: Partial<typeof DEFAULT_FILTER> = {}) {
  const engine = createEngine();
  const arrow = await app.inject({ url: '/api/incidents.arrow' });
  engine.load(arrow.rawPayload, { categoryParents: {}, areaMembers: {} });
  return engine.query({
    filter: { ...DEFAULT_FILTER, range: { kind: 'preset', preset: 'all' }, ...filter },
    view: { bbox: [-180, -85, 180, 85], zoom: 11 },
    asOf: AS_OF,
  });
}

const byHour = (counts: ArrayLike<number>) =>
  Array.from({ length: 24 }, (_, hour) =>
    Array.from(counts).reduce((sum, count, index) => sum + (index % 24 === hour ? count : 0), 0),
  );

it('period, 40: the last seven days are the same for the tiles and for the panels, however old the newest report is', async () => {
  // One a day at nine, from nine days ago to two days ago.
  const days = ['21', '22', '23', '24', '25', '26', '27', '28'];
  await load('eventNo,reportedAt', ...days.map((day) => `A${day},2026-11-${day} 09:00`));
  const { total } = await answer({ range: { kind: 'preset', preset: '7d' } });
  const { channelHours } = (await app.inject({ url: '/api/situation' })).json<Situation>();
  expect([total, channelHours.counts.flat().reduce((sum, count) => sum + count, 0)]).toEqual([5, 5]);
});

describe('precision: a report with a date alone', () => {
  it('10: counts in all and in its day, and at no hour', async () => {
    const { rejected, warnings, repaired } = await load();
    expect(rejected).toEqual([]);
    expect(repaired).not.toContain('00:00');
    expect(warnings).toContain('a date without a time; it counts in days and has no hour');
    const { total, weekMatrix, withoutHour, list } = await answer();
    expect([total, withoutHour]).toEqual([10, 9]);
    expect([byHour(weekMatrix)[15], byHour(weekMatrix)[0]]).toEqual([1, 0]);
    expect(list.rows.map(({ eventNo }) => eventNo).slice(0, 3)).toEqual(['B1', 'A8', 'A7']);
    const day = { from: Date.parse('2026-11-28T00:00+08:00'), to: Date.parse('2026-11-29T00:00+08:00') };
    expect((await answer({ range: { kind: 'range', ...day } })).total).toBe(2);
  });

  it('10: stands as a date in the reply, in the search and in channel × hour', async () => {
    await load();
    expect(await incident('A8')).toMatchObject({
      reportedAt: '2026-11-28T00:00:00+08:00',
      knownToDay: ['occurredAt', 'reportedAt'],
    });
    expect(await incident('B1')).not.toHaveProperty('knownToDay');
    const hits = await app.inject({ url: '/api/search?q=A8' });
    expect(hits.body).toContain('2026-11-28 · A8');
    const { channelHours } = (await app.inject({ url: '/api/situation' })).json<Situation>();
    expect(channelHours.withoutHour).toBe(5);
    expect(byHour(channelHours.counts.flat())[15]).toBe(1);
    expect(byHour(channelHours.counts.flat()).reduce((sum, count) => sum + count, 0)).toBe(1);
  });

  it('is told from a report at 00:00 on the same day', async () => {
    await load('eventNo,reportedAt', 'A1,2026-11-28', 'A2,2026-11-28 00:00', 'A3,2026-11-28');
    const { weekMatrix, withoutHour } = await answer();
    expect([byHour(weekMatrix)[0], withoutHour]).toEqual([1, 2]);
  });

  it.each([
    ['of officials', '2026年11月28日'],
    ['of digits', '20261128'],
    ['of a spreadsheet', '46354'],
    ['with the weekday', '2026/11/28 星期六'],
    ['of English', '28-NOV-2026'],
  ])('is one in the spelling %s', async (_, text) => {
    const { rejected } = await load('eventNo,reportedAt', `A1,${text}`);
    expect(rejected).toEqual([]);
    expect(await incident('A1')).toMatchObject({
      reportedAt: '2026-11-28T00:00:00+08:00',
      knownToDay: ['occurredAt', 'reportedAt'],
    });
  });

  it('loses its mark when a later load knows the hour', async () => {
    await load('eventNo,reportedAt', 'A1,2026-11-28');
    await load('eventNo,reportedAt', 'A1,2026-11-28 00:00');
    expect(await incident('A1')).not.toHaveProperty('knownToDay');
    const { rows } = await sql`select known_to_day from incident`.execute(test.database.kysely);
    expect(rows).toEqual([{ known_to_day: null }]);
  });
});

describe('precision: a deadline that is a date', () => {
  it('lasts to the end of its day', async () => {
    await load(
      'eventNo,reportedAt,deadlineAt',
      'A1,2026-11-28 15:07,2026-11-28',
      'A2,2026-11-28 15:07,2026-11-30',
      'A3,2026-11-28,2026-11-29',
    );
    expect(await incident('A1')).toMatchObject({
      deadlineAt: '2026-11-29T00:00:00+08:00',
      knownToDay: ['deadlineAt'],
    });
    const { facets, list } = await answer();
    expect(facets.progresses).toMatchObject({ overdue: 2 });
    expect(Object.fromEntries(list.rows.map((row) => [row.eventNo, formatIso(row.deadlineAt!)]))).toEqual({
      A1: '2026-11-29T00:00:00+08:00',
      A2: '2026-12-01T00:00:00+08:00',
      A3: '2026-11-30T00:00:00+08:00',
    });
  });

  it('is refused before the day of the report, and a limit of hours after a date ends with a day', async () => {
    const { rejected } = await load(
      'eventNo,reportedAt,deadlineAt,slaHours',
      'A1,2026-11-28 15:07,2026-11-27,',
      'A2,2026-11-28,,24',
      'A3,2026-11-28,,8',
      'A4,2026-11-28,2026-11-27 08:00,',
    );
    expect(rejected).toEqual([
      '1 deadlineAt deadlineAt does not lie after reportedAt (V-11)',
      '4 deadlineAt deadlineAt does not lie after reportedAt (V-11)',
    ]);
    for (const eventNo of ['A2', 'A3'])
      expect(await incident(eventNo)).toMatchObject({
        deadlineAt: '2026-11-30T00:00:00+08:00',
        knownToDay: ['occurredAt', 'reportedAt', 'deadlineAt'],
      });
  });
});

describe('precision: steps', () => {
  const HEADER = 'eventNo,reportedAt,acceptedAt,handledAt,closedAt';

  it('are compared as exactly as the coarser time is known', async () => {
    const { rejected } = await load(
      HEADER,
      'A1,2026-11-27 15:07,2026-11-27,2026-11-28,2026-11-28 09:00',
      'A2,2026-11-27,2026-11-27 15:07,2026-11-27,2026-11-27',
      'A3,2026-11-27 15:07:30,2026-11-27 15:07,2026-11-27 15:07:10,2026-11-27 15:08',
      'A4,2026-11-27 15:07,2026-11-27,2026-11-27 14:00,2026-11-28',
      'A5,2026-11-27 15:07,2026-11-26,2026-11-28,2026-11-28',
      'A6,2026-11-27 15:07:30,2026-11-27 15:06,2026-11-28,2026-11-28',
      'A7,2026年11月27日下午3时,2026-11-27 15:07,2026年11月27日15时,2026-11-27 15:07',
    );
    expect(rejected).toEqual([
      '3 handledAt lies before reportedAt (V-09)',
      '4 handledAt lies before reportedAt (V-09)',
      '5 acceptedAt lies before reportedAt (V-09)',
      '6 acceptedAt lies before reportedAt (V-09)',
    ]);
  });

  it('that are dates take no less than no time, and are no hour of handling', async () => {
    await load(HEADER, 'A1,2026-11-27 15:07,2026-11-27,2026-11-28,2026-11-28 09:00');
    expect(await incident('A1')).toMatchObject({
      acceptedAt: '2026-11-27T15:07:00+08:00',
      handledAt: '2026-11-28T00:00:00+08:00',
      knownToDay: ['acceptedAt', 'handledAt'],
    });
    const { tiers } = (await app.inject({ url: '/api/situation' })).json<Situation>();
    expect(tiers.find(({ tier }) => tier === 'L1')?.medianMs ?? null).toBeNull();
  });
});

describe('the lists of the situation', () => {
  const HEADER = 'eventNo,reportedAt,deadlineAt,urgency';
  const DATES = ['reportedAt', 'deadlineAt'];

  it('say of every item which of its times are dates', async () => {
    await load(
      HEADER,
      'A1,2026-11-25,2026-11-28,normal',
      'A2,2026-11-25 09:00,2026-11-28 00:00,normal',
      // Since the 26th, and until the end of the 30th: more than 80 % are over at ten.
      'A3,2026-11-26,2026-11-30,normal',
      'A4,2026-11-29,,emergency',
    );
    const { burning, radar, overdue } = (await app.inject({ url: '/api/situation' })).json<Situation>();
    expect(overdue).toBe(2);
    const told = Object.fromEntries(
      [...burning, ...radar.flatMap(({ items }) => items)].map((item) => [item.eventNo, item.knownToDay]),
    );
    expect(told).toEqual({
      A1: expect.arrayContaining(DATES) as string[],
      A2: undefined,
      A3: expect.arrayContaining(DATES) as string[],
      A4: expect.arrayContaining(['reportedAt']) as string[],
    });
    const deadlines = burning.flatMap((item) =>
      item.deadlineAt === null ? [] : formatMinute(shownTime(item, 'deadlineAt')),
    );
    expect(deadlines.toSorted()).toEqual(['11-28', '11-28 00:00']);
  });

  it('are those of the end of a past shift too', async () => {
    await load(HEADER, 'A1,2026-11-25,2026-11-28,normal', 'A2,2026-11-25 09:00,2026-11-28 00:00,normal');
    const from = Date.parse('2026-11-29T16:00:00+08:00');
    const reply = await app.inject({ url: `/api/shift-end?from=${from}` });
    const { overdueItems } = reply.json<ShiftEnd>();
    expect(
      Object.fromEntries(
        overdueItems.map((item) => [item.eventNo, formatMinute(shownTime(item, 'deadlineAt'))]),
      ),
    ).toEqual({ A1: '11-28', A2: '11-28 00:00' });
  });

  it('count the dates of seven days where the data are a record of the past', async () => {
    await load('eventNo,reportedAt', ...[...'123456789'].map((day) => `A${day},2026-10-0${day}`));
    const { channelHours } = (await app.inject({ url: '/api/situation' })).json<Situation>();
    expect([channelHours.withoutHour, formatIso(channelHours.to)]).toEqual([7, '2026-10-10T00:00:00+08:00']);
    expect((await answer({ range: { kind: 'preset', preset: '7d' } })).total).toBe(7);
  });

  it('take no unusual count of six hours from the dates of a day', async () => {
    const day = (ago: number) => formatIso(AS_OF - ago * 86_400_000).slice(0, 10);
    const weeks = Array.from({ length: 70 }, (_, ago) =>
      [1, 2, 3, 4].map((hour) => `W${ago}-${hour},${day(ago)} 0${hour}:00`),
    );
    const today = Array.from({ length: 60 }, (_, index) => `D${index},${day(0)}`);
    await load('eventNo,reportedAt', ...weeks.flat(), ...today);
    const asOf = Date.parse(`${day(0)}T05:00+08:00`);
    const { kysely } = test.database;
    const read = await learnFromPast(kysely, asOf, () => false);
    const findings = await applyRules(kysely, read!.learned, asOf, () => false);
    expect(findings?.unusual).toEqual([]);
    // As many at 03:00 are unusual.
    await load('eventNo,reportedAt', ...weeks.flat(), ...today.map((row) => `${row} 03:00`));
    const again = await applyRules(kysely, read!.learned, asOf, () => false);
    expect(again?.unusual).not.toEqual([]);
  });

  it('are no older than the day of the newest report', async () => {
    await load('eventNo,reportedAt', 'A1,2026-11-28', 'A2,2026-11-28 15:07');
    const { data } = (await app.inject({ url: '/api/health' })).json<{
      data: { latestReportedAt: string };
    }>();
    expect(data.latestReportedAt).toBe('2026-11-28T23:59:59.999+08:00');
  });

  it('that call departments take no hour from a date', async () => {
    await load(
      'eventNo,reportedAt,acceptedAt,filedAt,dispatchedAt,coDepts,tier,status',
      'A1,2026-11-28 09:00,2026-11-28,2026-11-28,2026-11-29,城管,L2,dispatched',
    );
    const { whistles } = (await app.inject({ url: '/api/situation' })).json<Situation>();
    expect(whistles).toMatchObject({
      called: 1,
      medianMs: null,
      waiting: [{ eventNo: 'A1', isCallDate: true }],
    });
  });
});
