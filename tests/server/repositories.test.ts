import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrateDown, migrateUp } from '../../server/database/migrate.ts';
import type { OpenDatabase } from '../../server/database/open-database.ts';
import { inTransaction } from '../../server/database/transaction.ts';
import { listCameras } from '../../server/repositories/cameras.ts';
import { readCaseColumns } from '../../server/repositories/case-columns.ts';
import { PICKPOCKET_CASES } from '../../server/database/tables/cases.ts';
import { readDataSetSummary } from '../../server/repositories/data-set-summary.ts';
import { listDataSets, readCodeTables, replaceCodeTables } from '../../server/repositories/data-sets.ts';
import { readVersion } from '../../server/repositories/data-version.ts';
import { listFacilities } from '../../server/repositories/facilities.ts';
import { listTours } from '../../server/repositories/tours.ts';
import { listFigures } from '../../server/repositories/figures.ts';
import { readDataSummary } from '../../server/repositories/health.ts';
import { readIncidentColumns, TooManyRowsError } from '../../server/repositories/incident-columns.ts';
import { appendIncidents, readIncident, removeIncidents } from '../../server/repositories/incidents.ts';
import { readLines } from '../../server/repositories/lines.ts';
import { listPlaces } from '../../server/repositories/places.ts';
import { DuplicateKeyError } from '../../server/repositories/upsert-rows.ts';
import { searchByText, unitNamesAt } from '../../server/repositories/search.ts';
import { readSetting, writeSetting } from '../../server/repositories/settings.ts';
import { readUnits, replaceUnits } from '../../server/repositories/units.ts';
import * as city from '../fixtures/small-city.ts';
import { loadSmallCity } from '../support/small-city.ts';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../support/test-database.ts';

const INCIDENTS = 600;
async function codesOf({ kysely }: OpenDatabase, query: Parameters<typeof readUnits>[1]): Promise<string[]> {
  return (await readUnits(kysely, query)).map((unit) => unit.code);
}

describeOnBoth('repositories', (kind) => {
  let test: TestDatabase;
  let db: OpenDatabase;
  let first: Awaited<ReturnType<typeof loadSmallCity>>;

  beforeAll(async () => {
    test = await openTestDatabase(kind);
    db = test.database;
    first = await loadSmallCity(db, INCIDENTS);
  });
  afterAll(async () => {
    await test?.close();
  });

  it('says what it is', () => {
    expect(db.kind).toBe(kind);
    expect(db.capabilities.postgresVersion).toMatch(/^\d+\.\d+/);
    expect(db.capabilities.postgisVersion).toMatch(/^3\.\d+/);
  });

  it('gives the same JavaScript values for every type', async () => {
    const { rows } = await sql`
      select 9007199254740991::bigint as big, 12.5::numeric as exact, 1.5::float8 as double, decode('00ff', 'hex') as bytes,
        '2024-02-29'::date as day, timestamptz '2026-11-20 08:00:00.125+08' as moment, array['a,b', '{"']::text[] as texts,
        '{"a": [1]}'::jsonb as json, true as yes, null::timestamptz as never, count(*) as counted
      from (values (1), (2)) as v`.execute(db.kysely);
    expect(rows).toEqual([
      {
        big: 9_007_199_254_740_991,
        exact: 12.5,
        double: 1.5,
        bytes: expect.any(Uint8Array) as Uint8Array,
        day: '2024-02-29',
        moment: Date.parse('2026-11-20T00:00:00.125Z'),
        texts: ['a,b', '{"'],
        json: { a: [1] },
        yes: true,
        never: null,
        counted: 2,
      },
    ]);
    expect([...(rows[0] as { bytes: Uint8Array }).bytes]).toEqual([0, 255]);
  });

  it('counts what the first writing inserted', () => {
    expect(first.units).toEqual({ inserted: city.units.length, updated: 0, unchanged: 0, removed: 0 });
    expect(first.incidents).toEqual({ inserted: INCIDENTS, updated: 0, unchanged: 0, removed: 0 });
    expect(first.cameras.inserted).toBe(2);
  });

  it('reads back what was written', async () => {
    const { kysely } = db;
    expect(await readUnits(kysely)).toEqual(city.units.toSorted((a, b) => (a.code < b.code ? -1 : 1)));
    expect(await readLines(kysely)).toEqual(city.lines);
    expect(await listPlaces(kysely)).toEqual(city.places);
    expect(await listFacilities(kysely)).toEqual(city.facilities);
    expect(await listCameras(kysely)).toEqual(city.cameras);
    const cases = await kysely
      .selectFrom('pickpocket_case')
      .select(PICKPOCKET_CASES.selection)
      .orderBy('occurred_from')
      .orderBy('case_no')
      .execute();
    expect(cases.map(PICKPOCKET_CASES.read)).toEqual(city.cases);
    expect(await listFigures(kysely)).toEqual(city.figures);
    const dataSet = city.manifest.id;
    expect(await listTours(kysely)).toEqual(
      city.tours.map((tour) => ({ ...tour, origin: 'dataSet', dataSet, version: 0 })),
    );
    expect(await readCodeTables(kysely)).toEqual(city.codeTables);
    expect(await listDataSets(kysely)).toEqual([
      { manifest: city.manifest, synthetic: true, loadedAt: city.DAY },
    ]);
  });

  it('gives the code tables of several data sets one after the other', async () => {
    const { kysely } = db;
    const none = { categories: [], channels: [], departments: [], staffingSchemes: [] };
    const tables = (...codes: string[]) => ({
      ...none,
      channels: codes.map((code) => ({
        code,
        labels: { 'zh-CN': code, en: code },
        origin: 'assumed' as const,
      })),
    });
    const write = (id: string, codes: string[]) =>
      inTransaction(kysely, (trx) => replaceCodeTables(trx, id, tables(...codes)));
    await write('zz-2', ['Q1', 'Q2', 'Q3']);
    await write('zz-1', ['R3', 'R1', 'R2']);
    try {
      const codes = (await readCodeTables(kysely)).channels.map(({ code }) => code);
      const own = city.codeTables.channels.map(({ code }) => code);
      expect(codes).toEqual([...own, 'R3', 'R1', 'R2', 'Q1', 'Q2', 'Q3']);
    } finally {
      await write('zz-1', []);
      await write('zz-2', []);
    }
  });

  it('changes nothing when the same is written again', async () => {
    const resources = ['unit', 'line', 'place', 'facility', 'camera', 'case', 'figure', 'incident'] as const;
    const before = await readVersion(db.kysely, resources);
    const second = await loadSmallCity(db, INCIDENTS);
    for (const [name, counts] of Object.entries(second))
      expect({ name, inserted: counts.inserted, updated: counts.updated, removed: counts.removed }).toEqual({
        name,
        inserted: 0,
        updated: 0,
        removed: 0,
      });
    expect(await readVersion(db.kysely, resources)).toBe(before);
  });

  it('updates what changed, removes what vanished and takes over what another data set owned', async () => {
    const { kysely } = db;
    const extra = [
      city.makeUnit('430281000000', '醴陵市', 113.3, 27.8, 0.1),
      city.makeUnit('430223000000', '攸县', 113.3, 27.7, 0.1),
    ];
    const write = (dataSet: string, rows: typeof extra) =>
      inTransaction(kysely, (trx) => replaceUnits(trx, dataSet, 'borders', rows));
    const [liling, youxian] = extra;
    if (!liling || !youxian) throw new Error('the fixture is short');
    expect(await write('a', extra)).toEqual({ inserted: 2, updated: 0, unchanged: 0, removed: 0 });
    const moved = { ...liling, geometry: city.makeUnit('430281000000', '', 113.31, 27.8, 0.1).geometry };
    expect(await write('a', [moved])).toEqual({ inserted: 0, updated: 1, unchanged: 0, removed: 1 });
    expect(await write('b', [moved])).toEqual({ inserted: 0, updated: 1, unchanged: 0, removed: 0 });
    expect(await write('a', [])).toEqual({ inserted: 0, updated: 0, unchanged: 0, removed: 0 });
    expect(await write('b', [])).toEqual({ inserted: 0, updated: 0, unchanged: 0, removed: 1 });
    expect(await readUnits(kysely)).toHaveLength(city.units.length);
  });

  it('moves a row whose county changed in place of keeping two', async () => {
    const area = city.units.find((unit) => unit.level === 'area');
    if (!area) throw new Error('the fixture has no area');
    const write = (memberCodes: string[]) =>
      inTransaction(db.kysely, (trx) =>
        replaceUnits(trx, 'x', 'areas', [{ ...area, code: 'XX-PQ-09', memberCodes }]),
      );
    expect(await write([city.MICRO_GRID_1])).toMatchObject({ inserted: 1, updated: 0 });
    expect(await write(['430203001001001001'])).toMatchObject({ inserted: 0, updated: 1, removed: 0 });
    const rows = await db.kysely
      .selectFrom('unit')
      .select('county_code')
      .where('code', '=', 'XX-PQ-09')
      .execute();
    expect(rows).toEqual([{ county_code: '430203' }]);
    await inTransaction(db.kysely, (trx) => replaceUnits(trx, 'x', 'areas', []));
  });

  it('takes a whole layer back when a row fails', async () => {
    const broken = {
      ...city.makeUnit('430224000000', '茶陵县', 113.3, 27.8, 0.1),
      name: null as unknown as string,
    };
    const write = inTransaction(db.kysely, (trx) =>
      replaceUnits(trx, 'y', 'borders', [city.makeUnit('430225000000', '炎陵县', 113.3, 27.7, 0.1), broken]),
    );
    await expect(write).rejects.toThrow(/null value in column "name"/);
    expect(await readUnits(db.kysely)).toHaveLength(city.units.length);
  });

  it('refuses the same key twice', async () => {
    const [unit] = city.units;
    if (!unit) throw new Error('the fixture has no unit');
    const write = inTransaction(db.kysely, (trx) => replaceUnits(trx, 'y', 'borders', [unit, unit]));
    await expect(write).rejects.toThrow(DuplicateKeyError);
  });

  it('stores polygons counter-clockwise outside', async () => {
    const clockwise = city.makeUnit('430224000000', '茶陵县', 113.3, 27.8, 0.1);
    clockwise.geometry.coordinates = [(clockwise.geometry.coordinates[0] as [number, number][]).toReversed()];
    await inTransaction(db.kysely, (trx) => replaceUnits(trx, 'y', 'borders', [clockwise]));
    const [stored] = await readUnits(db.kysely, { within: '430224000000' });
    const ring = (stored?.geometry.coordinates[0] ?? []) as [number, number][];
    const twiceArea = ring
      .slice(1)
      .reduce((sum, [x, y], index) => sum + (ring[index]?.[0] ?? 0) * y - x * (ring[index]?.[1] ?? 0), 0);
    expect(twiceArea).toBeGreaterThan(0);
    await inTransaction(db.kysely, (trx) => replaceUnits(trx, 'y', 'borders', []));
  });

  it('lists units by level and inside a unit', async () => {
    expect(await codesOf(db, { level: 'county' })).toEqual(['430202000000', '430203000000']);
    expect(await codesOf(db, { level: 'micro-grid', within: '430202001001001000' })).toEqual([
      city.MICRO_GRID_1,
      city.MICRO_GRID_2,
    ]);
    expect(await codesOf(db, { level: 'finest' })).toEqual([
      city.MICRO_GRID_1,
      city.MICRO_GRID_2,
      city.GRID_2,
      '430203000000',
    ]);
    expect(await codesOf(db, { level: 'area', within: '430202000000' })).toEqual(['HT-PQ-01']);
    expect(await codesOf(db, { level: 'area', within: '430203000000' })).toEqual([]);
    expect(
      (await codesOf(db, { within: '430202001000' })).filter((code) => !code.includes('PQ')),
    ).toHaveLength(city.countWithin('430202001000'));
  });

  it('keeps a life cycle with its incident, and shows it as rows', async () => {
    const incident = await readIncident(db.kysely, 'E000001');
    expect(incident).toMatchObject({
      eventNo: 'E000001',
      status: 'handling',
      unitCode: city.MICRO_GRID_2,
      reportedAt: '2026-11-20T00:10:00.000+08:00',
      transitions: [
        { from: 'draft', to: 'reported', at: '2026-11-20T00:10:00.000+08:00', actorRole: 'gridWorker' },
        { from: 'reported', to: 'accepted', reason: '属实', dueAt: '2026-11-21T00:10:00.000+08:00' },
      ],
    });
    expect(incident).not.toHaveProperty('closedAt');
    const steps = await db.kysely
      .selectFrom('incident_transition')
      .select(['seq', 'to_status', 'at'])
      .where('event_no', '=', 'E000001')
      .orderBy('seq')
      .execute();
    expect(steps).toEqual([
      { seq: 0, to_status: 'reported', at: city.DAY + 600_000 },
      { seq: 1, to_status: 'accepted', at: city.DAY + 660_000 },
    ]);
    expect(await readIncident(db.kysely, 'nobody')).toBeUndefined();
  });

  it('updates an incident whose life cycle went on', async () => {
    const [row] = city.makeIncidents(2).slice(1);
    if (!row) throw new Error('the fixture is short');
    const write = (incident: typeof row) =>
      inTransaction(db.kysely, (trx) => appendIncidents(trx, city.manifest.id, 'incidents', [incident]));
    const later = {
      ...row,
      transitions: [...row.transitions, ['accepted', 'filed', row.reportedAt + 120_000, 'filer'] as const],
    };
    expect(await write(later)).toMatchObject({ inserted: 0, updated: 1 });
    expect((await readIncident(db.kysely, row.eventNo))?.transitions).toHaveLength(3);
    expect(await write(row)).toMatchObject({ updated: 1 });
  });

  it('removes the incidents of one layer only', async () => {
    const rows = city.makeIncidents(3).map((row) => ({ ...row, eventNo: `X${row.eventNo}` }));
    await inTransaction(db.kysely, (trx) => appendIncidents(trx, 'x', 'other', rows));
    expect((await readDataSummary(db.kysely)).incidents).toBe(INCIDENTS + 3);
    expect(await inTransaction(db.kysely, (trx) => removeIncidents(trx, 'x', 'other'))).toBe(3);
    expect((await readDataSummary(db.kysely)).incidents).toBe(INCIDENTS);
  });

  it('gives incidents as columns that agree with the rows', async () => {
    const { lists, batches } = await readIncidentColumns(db.kysely, {}, 1_000_000);
    const rows = city.makeIncidents(INCIDENTS);
    expect(batches).toHaveLength(1);
    const [batch] = batches;
    if (!batch) throw new Error('no batch');
    expect([...batch.time]).toEqual(rows.map((row) => row.reportedAt));
    expect([...batch.lngE6]).toEqual(rows.map((row) => Math.round(row.longitude * 1e6)));
    expect([...batch.latE6]).toEqual(rows.map((row) => Math.round(row.latitude * 1e6)));
    expect([...batch.category].map((index) => lists.categories[index])).toEqual(
      rows.map((row) => row.categoryCode),
    );
    expect([...batch.status].map((index) => lists.statuses[index])).toEqual(rows.map((row) => row.status));
    expect([...batch.tier].map((index) => lists.tiers[index])).toEqual(rows.map((row) => row.tier));
    expect([...batch.unit].map((index) => lists.units[index])).toEqual(rows.map((row) => row.unitCode));
    expect([...batch.deadline]).toEqual(rows.map((row) => row.deadlineAt));
    expect([...batch.handled]).toEqual(rows.map((row) => row.handledAt ?? Number.NaN));
    const texts = Buffer.from(batch.eventNo.bytes).toString('utf8');
    expect(texts).toBe(rows.map((row) => row.eventNo).join(''));
    expect(batch.eventNo.offsets.at(-1)).toBe(texts.length);
    expect(lists.categories).toEqual(['A2', 'B1']);
  });

  it('gives the columns of a time window, its end not included', async () => {
    const window = { from: city.DAY + 600_000, to: city.DAY + 3 * 600_000 };
    const { batches } = await readIncidentColumns(db.kysely, window, 10);
    expect(batches.flatMap(({ time }) => [...time])).toEqual([city.DAY + 600_000, city.DAY + 2 * 600_000]);
    expect((await readIncidentColumns(db.kysely, { from: city.DAY + 1e12 }, 10)).batches).toEqual([]);
    await expect(readIncidentColumns(db.kysely, {}, 10)).rejects.toThrow(TooManyRowsError);
  });

  it('gives cases as columns and knows the market day', async () => {
    const { lists, columns } = await readCaseColumns(db.kysely, {});
    expect([...columns.from]).toEqual(city.cases.map((record) => Date.parse(record.occurredFrom)));
    // The market is held on days that end in 1 and 6: the 21st, not the 22nd.
    expect([...columns.marketDay]).toEqual([1, 0]);
    expect([...columns.moment]).toEqual([lists.moments.indexOf('SHOPPING'), 255]);
    const during = Date.parse('2026-11-21T09:00:00+08:00');
    expect((await readCaseColumns(db.kysely, { from: during, to: during + 1 })).columns.from).toHaveLength(1);
  });

  it('gives a case once, also where another county has a place of the same id', async () => {
    await sql`
      insert into place (county_code, id, name, kind, point, origin, data_set_id, layer_id)
      select '999999', id, name, kind, point, origin, data_set_id, layer_id from place`.execute(db.kysely);
    try {
      const { columns } = await readCaseColumns(db.kysely, {});
      expect(columns.from).toHaveLength(city.cases.length);
      expect([...columns.marketDay]).toEqual([1, 0]);
    } finally {
      await db.kysely.deleteFrom('place').where('county_code', '=', '999999').execute();
    }
  });

  it('finds by name, code, alias and number, the exact first', async () => {
    const ids = async (query: string) => (await searchByText(db.kysely, query, 10)).map(({ id }) => id);
    expect(await ids('合泰')).toEqual(['430202001001', city.GRID_2, '43020200011310000001']);
    expect((await ids('hetang'))[0]).toBe('430202000000');
    expect((await ids('430202001001'))[0]).toBe('430202001001');
    expect(await ids('响石广场')).toEqual(['square-1', 'stop-1']);
    expect(await ids('E000012')).toEqual(['E000012']);
    expect(await ids('E00001')).toHaveLength(10);
    expect(await ids('%')).toEqual([]);
    expect(await ids("'; drop table unit; --")).toEqual([]);
    const [hit] = await searchByText(db.kysely, '金园一微网格', 1);
    expect(hit?.detail).toBe(`荷塘区 · 月塘街道 · 合泰社区 · 金园网格 · ${city.MICRO_GRID_1}`);
    expect(await searchByText(db.kysely, '未定位摄像机', 5)).toEqual([]);
  });

  it('names the units at a position', async () => {
    expect(await unitNamesAt(db.kysely, 113.25, 27.85)).toEqual(['芦淞区']);
    expect(await unitNamesAt(db.kysely, 0, 0)).toEqual([]);
  });

  it('keeps settings, and sums up what is loaded', async () => {
    await writeSetting(db.kysely, 'theme', { dark: true });
    expect(await readSetting(db.kysely, 'theme')).toEqual({ dark: true });
    expect(await readSetting(db.kysely, 'nothing')).toBeUndefined();
    expect(await readDataSetSummary(db.kysely)).toMatchObject({
      main: { id: 'small-city' },
      bounds: city.manifest.bounds,
      synthetic: true,
      attribution: ['tests'],
    });
    expect(await readDataSummary(db.kysely)).toMatchObject({
      dataSets: ['small-city'],
      latestReportedAt: city.DAY + (INCIDENTS - 1) * 600_000,
    });
  });

  it('begins every primary key with the county', async () => {
    const { rows } = await sql<{ table_name: string; first_column: string }>`
      select c.relname as table_name, a.attname as first_column
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indisprimary and n.nspname = 'public' and c.relname not in ('spatial_ref_sys', 'schema_migration')
      order by c.relname`.execute(db.kysely);
    expect(rows.map((row) => row.table_name)).toEqual(
      expect.arrayContaining(['camera', 'data_set', 'incident', 'pickpocket_case', 'unit_version']),
    );
    for (const row of rows) expect(row).toEqual({ table_name: row.table_name, first_column: 'county_code' });
  });

  it('migrates down and up again', async () => {
    const down = await migrateDown(db.kysely, 100);
    expect(down).toContain('001-base');
    await expect(readUnits(db.kysely)).rejects.toThrow(/relation "unit_version"/);
    expect(await migrateUp(db.kysely)).toEqual(down.toReversed());
    expect(await migrateUp(db.kysely)).toEqual([]);
    expect(await loadSmallCity(db, 10)).toEqual({
      ...first,
      incidents: { ...first.incidents, inserted: 10 },
    });
  });
});
