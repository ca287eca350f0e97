import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { loadConfig } from '../../server/config.ts';
import type { HttpApp } from '../../server/http/context.ts';
import { loadDataset } from '../../server/load/load-dataset.ts';
import { createReadiness } from '../../server/readiness.ts';
import { undoLastLoad } from '../../server/repositories/load-runs.ts';
import { decodeCases } from '../../src/api/decode-cases.ts';
import { caseInterval } from '../../src/domain/cases/case-interval.ts';
import { createCaseEngine } from '../../src/domain/engine/intervals/case-engine.ts';
import { DEFAULT_FILTER } from '../../src/domain/engine/api/filter.ts';
import { isDate, readTimeOrDate } from '../../src/domain/time/dates.ts';
import { formatMinute } from '../../src/i18n/format.ts';
import { intervalText } from '../../src/i18n/interval-text.ts';
import type { CameraRecord } from '../../src/schemas/cameras.ts';
import type { CaseReply } from '../../src/schemas/cases.ts';
import type { Situation } from '../../src/schemas/situation.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

const FIELD = path.join(import.meta.dirname, '../fixtures/field/10');
const AS_OF = Date.parse('2026-11-30T10:00:00+08:00');

const CASES = `caseNo,occurredFrom,occurredTo,reportedAt,arrestedAt
DAY,2026-11-28,,2026-11-29,2026-11-30
MIDNIGHT,2026-11-28 00:00,2026-11-28 00:00,2026-11-29 00:00,2026-11-30 00:00
SPREAD,46354,,,
CUT,2026年11月28日,,2026-11-28 15:07,
TWO,2026/11/27,2026/11/28,2026-11-29 08:00,
AT-ONCE,20261128,,2026-11-28 00:00,
HOUR,2026-11-28 15:07,2026-11-28 16:00,2026-11-28,2026-11-28
`;
const CAMERAS = `gbId,statusAt,status
43020200001320000001,2026-11-29,online
43020200001320000002,2026-11-28 00:00,fault
`;

let test: TestDatabase;
let app: HttpApp;
let folder: string;
let warnings: string;
let repaired: string;

beforeAll(async () => {
  test = await openTestDatabase('pglite');
  folder = await mkdtemp(path.join(tmpdir(), 'gridlight-case-dates-'));
  await cp(FIELD, folder, { recursive: true });
  const file = path.join(folder, 'dataset.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as { layers: object[] };
  const position = { longitude: 113.12, latitude: 27.82, origin: 'synthetic' };
  manifest.layers.push(
    {
      id: 'theft',
      kind: 'cases',
      file: 'cases.csv',
      constants: { ...position, placeType: 'MALL', status: 'solved', property: '', methods: '' },
    },
    {
      id: 'camera',
      kind: 'cameras',
      file: 'cameras.csv',
      constants: { ...position, gbVersion: 2016, name: '一号', pointClass: 1, ownerSector: 'police' },
    },
  );
  await writeFile(file, JSON.stringify(manifest));
  await writeFile(path.join(folder, 'cases.csv'), CASES);
  await writeFile(path.join(folder, 'cameras.csv'), CAMERAS);
  const report = await loadDataset({ database: test.database.kysely, folder, asOf: AS_OF });
  expect(report.layers.flatMap(({ layer, rejected }) => rejected.map((row) => ({ layer, ...row })))).toEqual(
    [],
  );
  warnings = JSON.stringify(report.layers.map((layer) => layer.warnings));
  repaired = JSON.stringify(report.layers.map((layer) => layer.repaired));
  app = await buildApp({
    readiness: createReadiness(test.database),
    config: loadConfig({}),
    logger: false,
    now: () => AS_OF,
  });
});
afterAll(async () => {
  await app?.close();
  await test?.close();
  await rm(folder, { recursive: true, force: true });
});

const theft = async (caseNo: string) => (await app.inject({ url: `/api/cases/${caseNo}` })).json<CaseReply>();
/** Interval, report and arrest as the dossier writes them. */
async function said(caseNo: string): Promise<string[]> {
  const record = await theft(caseNo);
  const { from, to } = caseInterval(record);
  return [
    intervalText(from, to),
    ...[record.reportedAt, record.arrestedAt].flatMap((at) =>
      at === undefined ? [] : formatMinute(readTimeOrDate(at)),
    ),
  ];
}
const columns = async () => decodeCases((await app.inject({ url: '/api/cases.arrow' })).rawPayload);

describe('a case that is known to the day', () => {
  it.each([
    ['DAY', ['2026-11-28', '11-29', '11-30']],
    ['MIDNIGHT', ['2026-11-28 00:00', '11-29 00:00', '11-30 00:00']],
    ['SPREAD', ['2026-11-28', '11-28']],
    ['CUT', ['2026-11-28 – 15:07', '11-28 15:07']],
    ['TWO', ['2026-11-27–2026-11-28', '11-29 08:00']],
    ['AT-ONCE', ['2026-11-28', '11-28 00:00']],
    ['HOUR', ['2026-11-28 15:07–16:00', '11-28', '11-28']],
  ])('is told in days: %s', async (caseNo, words) => {
    expect(await said(caseNo)).toEqual(words);
  });

  it('has dates in the reply where a date was written, and times where a time was', async () => {
    expect(await theft('DAY')).toMatchObject({
      occurredFrom: '2026-11-28',
      occurredTo: '2026-11-29T00:00:00.000+08:00',
      reportedAt: '2026-11-29',
      arrestedAt: '2026-11-30',
    });
    expect(await theft('MIDNIGHT')).toMatchObject({
      occurredFrom: '2026-11-28T00:00:00.000+08:00',
      reportedAt: '2026-11-29T00:00:00.000+08:00',
    });
  });

  it('shows no hour in the list of the page, and its weight is that of its day', async () => {
    const cases = await columns();
    const engine = createCaseEngine();
    engine.load(cases, { categoryParents: {}, areaMembers: {} }, AS_OF);
    const day = { from: Date.parse('2026-11-28T00:00+08:00'), to: Date.parse('2026-11-29T00:00+08:00') };
    const ask = (range: { from: number; to: number }) =>
      engine.query({
        filter: { ...DEFAULT_FILTER, range: { kind: 'range', ...range } },
        view: { bbox: [-180, -85, 180, 85], zoom: 11 },
        asOf: AS_OF,
      });
    const { list, caseFigures } = ask(day);
    const rows = Object.fromEntries(
      list.rows.map(({ eventNo, time, interval }) => [
        eventNo,
        { text: intervalText(time, interval!.until), ...interval },
      ]),
    );
    expect(rows['DAY']).toMatchObject({ text: '2026-11-28', weight: 1 });
    expect(rows['AT-ONCE']).toMatchObject({ text: '2026-11-28', weight: 1 });
    expect(rows['TWO']?.weight).toBeCloseTo(0.5, 6);
    // The next day has nothing of what is known to lie in this one.
    expect(ask({ from: day.to, to: day.to + 86_400_000 }).list.rows).toEqual([]);
    // Only MIDNIGHT has both hours.
    expect(caseFigures).toMatchObject({ arrests: 3, medianArrestMs: 86_400_000 });
  });

  it('is told while it is loaded, and not that it is read as 00:00', () => {
    expect(warnings).toContain('a date without a time; the whole day may be meant');
    expect(repaired).not.toContain('is read as 00:00');
  });

  it('gets its hour by a later load, and is a date again when that is undone', async () => {
    const before = await theft('DAY');
    const file = path.join(folder, 'cases.csv');
    await writeFile(file, CASES.replace('DAY,2026-11-28,', 'DAY,2026-11-28 00:00,'));
    await loadDataset({ database: test.database.kysely, folder, asOf: AS_OF });
    expect((await theft('DAY')).occurredFrom).toBe('2026-11-28T00:00:00.000+08:00');
    await undoLastLoad(test.database.kysely);
    expect(await theft('DAY')).toEqual(before);
    await writeFile(file, CASES);
  });

  it('comes through a second load unchanged', async () => {
    const again = await loadDataset({ database: test.database.kysely, folder, asOf: AS_OF });
    expect(again.layers.map(({ inserted, updated, removed }) => inserted + updated + removed)).toEqual(
      again.layers.map(() => 0),
    );
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from pickpocket_case where reported_at <> date_trunc('second', reported_at)`.execute(
      test.database.kysely,
    );
    expect(rows).toEqual([{ n: 3 }]);
    expect((await columns()).reportedAt.filter(isDate)).toHaveLength(3);
  });
});

describe('the state of a camera that has a date', () => {
  it('is of that date', async () => {
    const cameras = (await app.inject({ url: '/api/cameras' })).json<CameraRecord[]>();
    expect(cameras.map(({ statusAt }) => statusAt ?? '').toSorted()).toEqual([
      '2026-11-28T00:00:00.000+08:00',
      '2026-11-29',
    ]);
    expect(warnings).toContain('statusAt: a date without a time');
  });

  it('is the newest of the situation as a date', async () => {
    const situation = (await app.inject({ url: '/api/situation' })).json<Situation>();
    expect(formatMinute(situation.cameras.asOf!)).toBe('11-29');
  });
});
