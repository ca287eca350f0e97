import path from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { exitCodeOf, type LoadOptions } from '../../server/load/load-dataset.ts';
import { reportText } from '../../server/load/print-report.ts';
import { undoText } from '../../server/load/report-text.ts';
import { undoLastLoad } from '../../server/repositories/load-runs.ts';
import type { LoadReport } from '../../src/schemas/load-report.ts';
import { openCityLoads } from '../support/city-loads.ts';
import { cell, dumpAll, event, EVENT_HEADER, madeCode, type CityFolder } from '../support/identity-folder.ts';

const FIELD = path.join(import.meta.dirname, '../fixtures/field');
const cities = openCityLoads();
const { load, loadFolder } = cities;
const layerOf = (report: LoadReport, id: string) => report.layers.find(({ layer }) => layer === id)!;
const dump = () => dumpAll(cities.db);

async function ids(table: string, column: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select ${sql.ref(column)} as id from ${sql.table(table)} order by 1`.execute(cities.db);
  return rows.map(({ id }) => id);
}

const events = (rows: readonly string[], more: Partial<CityFolder> = {}): CityFolder => ({
  id: 'city',
  above: true,
  tables: { incidents: [EVENT_HEADER, ...rows] },
  ...more,
});
const ten = Array.from({ length: 10 }, (_, index) => event(`E${index}`, cell(index % 4)));

const line = (id: string, name: string | undefined) => ({
  type: 'Feature',
  properties: { id, kind: 'ROAD', ...(name !== undefined && { name }) },
  geometry: {
    type: 'LineString',
    coordinates: [
      [113.11, 27.81],
      [113.13, 27.83],
    ],
  },
});
const figure = (id: string, value: unknown) => ({
  id,
  seed: 'S1',
  source: '某报',
  quote: '三千户',
  subject: '某网格',
  metric: 'households',
  labels: { 'zh-CN': '户数' },
  value,
  unit: '户',
  qualifier: 'eq',
  asOf: '2024-01-01',
  check: { method: 'none', verdict: 'uncheckable' },
});

describe('removal: a row that is named in the file, though broken', () => {
  it('16: keeps its last good state', async () => {
    await loadFolder(path.join(FIELD, '16/v1'));
    const before = await dump();
    const report = await loadFolder(path.join(FIELD, '16/v2'));
    expect(await ids('incident', 'event_no')).toEqual(['W1', 'W2', 'W3', 'W4']);
    expect(await dump()).toEqual(before);
    const { rejectedRows, removed, kept = 0 } = layerOf(report, 'week');
    expect({ removed, kept }).toEqual({ removed: 0, kept: rejectedRows });
  });

  const points = (header: string, good: readonly string[], bad: string) => ({ header, good, bad });
  it.each<[string, string, string, ReturnType<typeof points>]>([
    [
      'cases',
      'pickpocket_case',
      'case_no',
      points(
        'caseNo,occurredFrom,placeType,status,longitude,latitude',
        [`C1,2024-03-05 08:07,MALL,filed,${cell(1)}`, `C2,2024-03-05 08:07,MALL,filed,${cell(1)}`],
        `C2,2024-02-31 08:07,MALL,filed,${cell(1)}`,
      ),
    ],
    [
      'places',
      'place',
      'id',
      points(
        'id,name,kind,longitude,latitude',
        [`P1,集市,MARKET,${cell(1)}`, `P2,集市,MARKET,${cell(1)}`],
        `P2,集市,NOWHERE,${cell(1)}`,
      ),
    ],
    [
      'facilities',
      'facility',
      'id',
      points(
        'id,name,facilityType,longitude,latitude',
        [`F1,警务室,POLICE_POST,${cell(1)}`, `F2,警务室,POLICE_POST,${cell(1)}`],
        `F2,,POLICE_POST,${cell(1)}`,
      ),
    ],
    [
      'cameras',
      'camera',
      'gb_id',
      points(
        'gbId,name,pointClass,ownerSector,status,longitude,latitude',
        [
          `43020200001320000001,路口,3,police,online,${cell(1)}`,
          `43020200001320000002,路口,3,police,online,${cell(1)}`,
        ],
        `43020200001320000002,路口,3,police,nowhere,${cell(1)}`,
      ),
    ],
    [
      'incidents',
      'incident',
      'event_no',
      points(EVENT_HEADER, [event('E1', cell(1)), event('E2', cell(1))], event('E2', '120,40')),
    ],
  ])('%s', async (kind, table, id, { header, good, bad }) => {
    await load({ id: 'city', above: true, tables: { [kind]: [header, ...good] } });
    const before = await dump();
    const report = await load({ id: 'city', above: true, tables: { [kind]: [header, good[0]!, bad] } });
    expect(layerOf(report, kind)).toMatchObject({ rejectedRows: 1, removed: 0, kept: 1 });
    expect(await ids(table, id)).toHaveLength(2);
    expect(await dump()).toEqual(before);
  });

  it('lines and figures', async () => {
    await load({
      id: 'city',
      figures: [figure('N1', 1), figure('N2', 2)],
      lines: [line('L1', '一路'), line('L2', '二路')],
    });
    const report = await load({
      id: 'city',
      figures: [figure('N1', 1), figure('N2', 'many')],
      lines: [line('L1', '一路'), line('L2', undefined)],
    });
    expect(layerOf(report, 'figures')).toMatchObject({ rejectedRows: 1, removed: 0 });
    expect(await ids('figure', 'id')).toEqual(['N1', 'N2']);
    expect(await ids('line', 'id')).toEqual(['L1', 'L2']);
  });

  it.each<[string, string | undefined, object]>([
    ['a unit, by its code', madeCode(2), {}],
    ['a unit, by the code of the city', 'TS-2', {}],
    ['a unit, by its name', undefined, {}],
    ['a unit of a new division', 'TS-2', { validFrom: '2025-01-01' }],
  ])('%s', async (_, code, gridLayer) => {
    const east = { code: 'TS-1', name: '东风网格', at: [0, 0] } as const;
    const red = { ...(code !== undefined && { code }), name: '红旗网格', at: [1, 0] } as const;
    await load({ id: 'city', above: true, grids: [east, red] });
    const before = await dump();
    const report = await load({
      id: 'city',
      above: true,
      grids: [east, { ...red, more: { validFrom: '2025-02-01', validTo: '2025-01-01' } }],
      gridLayer: { ...gridLayer },
    });
    expect(layerOf(report, 'grid').rejectedRows).toBe(1);
    expect((await dump())['unit_version']).toEqual(before['unit_version']);
  });

  it('with more cells than the header; and a row that is none at all has nothing removed', async () => {
    await load(events(ten));
    const broken = await load(events([...ten.slice(0, 9), `${ten[9]},,surplus`]));
    expect(layerOf(broken, 'incidents')).toMatchObject({ rejectedRows: 1, removed: 0, kept: 1 });
    await load({ id: 'lines', lines: [line('L1', '一路'), line('L2', '二路')] });
    const none = await load({ id: 'lines', lines: [line('L1', '一路'), 'no feature'] });
    expect(layerOf(none, 'lines')).toMatchObject({ rejectedRows: 1, removed: 0, kept: 1 });
  });

  it('and one that the file does not name goes all the same', async () => {
    await load(events(ten));
    const report = await load(events([...ten.slice(0, 8), event('E8', '120,40')]));
    expect(layerOf(report, 'incidents')).toMatchObject({ rejectedRows: 1, removed: 1, kept: 1 });
    expect(await ids('incident', 'event_no')).not.toContain('E9');
  });
});

describe('removal: a load that would remove more than a fifth of a layer', () => {
  it('stops with exit code 2, and says what to do', async () => {
    await load(events(ten));
    const before = await dump();
    const report = await load(events(ten.slice(0, 7)));
    expect(exitCodeOf(report)).toBe(2);
    expect(layerOf(report, 'incidents')).toMatchObject({
      status: 'refused',
      fault:
        '3 of its 10 stored rows (30 %) are not in the file and would be removed; more than 20 % need --allow-removal or a "removalLimit" in dataset.json',
    });
    expect(await dump()).toEqual(before);
  });

  it.each<[string, Partial<CityFolder>, Partial<LoadOptions>]>([
    ['the flag', {}, { allowRemoval: true }],
    ['the manifest', { manifest: { removalLimit: 0.3 } }, {}],
  ])('goes on by %s', async (_, more, options) => {
    await load(events(ten));
    expect(layerOf(await load(events(ten.slice(0, 7), more), options), 'incidents').removed).toBe(3);
  });

  it('goes on with a fifth, and stops before it where the manifest says less', async () => {
    await load(events(ten));
    const strict = events(ten.slice(0, 9), { manifest: { removalLimit: 0 } });
    expect(exitCodeOf(await load(strict))).toBe(2);
    expect(layerOf(await load(events(ten.slice(0, 8))), 'incidents').removed).toBe(2);
  });

  it.each<[lost: number, of: number, isAsked: boolean]>([
    [1, 3, false],
    [1, 4, false],
    [2, 5, false],
    [2, 9, false],
    [1, 1, true],
    [1, 2, true],
    [2, 4, true],
    [3, 4, true],
    [3, 10, true],
  ])('lets a row or two of a small layer go: %i of %i, asked about %s', async (lost, of, isAsked) => {
    const rows = ten.slice(0, of);
    await load(events(rows));
    const report = await load(events([...rows.slice(lost), ...(lost === of ? [event('N1', cell(0))] : [])]));
    expect(layerOf(report, 'incidents').status).toBe(isAsked ? 'refused' : 'loaded');
    expect(await ids('incident', 'event_no')).toHaveLength(isAsked ? of : of - lost);
  });

  it('counts the share alone where the manifest names it', async () => {
    const manifest = { removalLimit: 0.3 };
    await load(events(ten.slice(0, 3), { manifest }));
    const report = await load(events(ten.slice(0, 2), { manifest }));
    expect(layerOf(report, 'incidents').fault).toContain('1 of its 3 stored rows (33.3 %)');
  });

  it('stops where a layer is no longer named, and where it is one of units', async () => {
    const grids = [0, 1, 2, 3].map((x) => ({ code: `TS-${x}`, name: `${x}号网格`, at: [x, 0] as const }));
    await load(events(ten, { grids }));
    const before = await dump();
    const report = await load({ id: 'city', above: true, grids: grids.slice(0, 2) });
    expect(report.layers.map(({ layer, status }) => `${layer} ${status}`)).toEqual([
      'county loaded',
      'town loaded',
      'village loaded',
      'grid refused',
      'incidents refused',
    ]);
    expect((await dump())['unit_version']).toEqual(before['unit_version']);
    expect((await dump())['incident']).toEqual(before['incident']);
    await load({ id: 'city', above: true, grids: grids.slice(0, 2) }, { allowRemoval: true });
    expect(await ids('incident', 'event_no')).toEqual([]);
  });
});

describe('removal: a dry run', () => {
  const v1 = events(ten, { grids: [{ code: 'TS-1', name: '东风网格', at: [1, 0] }] });
  const v2 = events(
    [...ten.slice(1, 9), event('E9', cell(2), '', '改了'), event('N1', cell(0)), event('N2', '120,40')],
    {
      grids: [
        { code: 'TS-1', name: '东风网格', at: [1, 0] },
        { code: 'TS-0', name: '新建网格', at: [0, 0] },
      ],
      manifest: { tours: [] },
    },
  );

  it('tells what the load would do, and writes nothing', async () => {
    await load(v1);
    const before = await dump();
    const dry = await load(v2, { dryRun: true });
    expect(await dump()).toEqual(before);
    const { inserted, updated, removed, rejectedRows } = layerOf(dry, 'incidents');
    expect({ inserted, removed, rejectedRows, moved: dry.moved }).toEqual({
      inserted: 1,
      removed: 1,
      rejectedRows: 1,
      moved: { incidents: 3 },
    });
    expect(updated).toBeGreaterThan(0);
    expect(reportText(dry)).toContain('moved to another unit 改属网格: 3 incidents');
    expect(reportText(dry)).toContain('nothing was written');
    const real = await load(v2);
    const facts = ({ layers, moved, notes }: LoadReport) => ({
      layers: layers.map((layer) => ({ ...layer, ms: 0 })),
      moved,
      notes,
    });
    expect(facts(real)).toEqual(facts(dry));
  });

  it('goes on after a layer that would be refused, into an empty database too', async () => {
    const dry = await load(v1, { dryRun: true });
    expect(dry.layers.every(({ status }) => status === 'loaded')).toBe(true);
    expect(await dump()).toEqual({});
    await load(v1);
    const before = await dump();
    const refused = await load(events(ten.slice(0, 2)), { dryRun: true });
    expect(exitCodeOf(refused)).toBe(2);
    expect(await dump()).toEqual(before);
  });
});

describe('removal: the last load', () => {
  const grids = [0, 1, 2].map((x) => ({ code: `TS-${x}`, name: `${x}号网格`, at: [x, 0] as const }));
  const undo = () => undoLastLoad(cities.db);
  const later = events([...ten.slice(2), event('E1', cell(3), '', '改了'), event('N1', cell(0))], {
    grids: grids.slice(1),
    categories: { K3: '噪声' },
    manifest: { removalLimit: 1 },
  });

  it('is undone: rows, units, codes and what moved are as they were; undone again it is there again', async () => {
    await load(events(ten, { grids }));
    await load({
      id: 'others',
      tables: { places: ['id,name,kind,longitude,latitude', `P1,集市,MARKET,${cell(0)}`] },
    });
    const before = await dump();
    await load(later);
    const after = await dump();
    expect(after).not.toEqual(before);
    const undone = await undo();
    expect(await dump()).toEqual(before);
    expect(undoText(undone!)).toMatch(/^undone 已撤销: the load of city that began .*\n {2}unit_version: /);
    await undo();
    expect(await dump()).toEqual(after);
  });

  it('is undone where it was the first of its data set', async () => {
    await load(events(ten, { grids }));
    const before = await dump();
    const ground = [{ code: 'Z-1', name: '北片网格', at: [3, 3] as const }];
    await load({
      id: 'second',
      grids: ground,
      tables: { incidents: [EVENT_HEADER, event('S1', cell(3, 3))] },
    });
    await undo();
    expect(await dump()).toEqual(before);
    expect(await undo()).toBeUndefined();
  });

  it('is undone with what it took over and gave back', async () => {
    await load(events(ten, { grids }));
    const before = await dump();
    const manifest = { takesOver: ['city'] };
    const rows = { incidents: [EVENT_HEADER, event('E1', cell(2), '', '井盖')] };
    await load({ id: 'second', tables: rows, manifest });
    const taken = await dump();
    await load(
      { id: 'second', tables: { incidents: [EVENT_HEADER, event('S1', cell(2))] }, manifest },
      { allowRemoval: true },
    );
    await undo();
    expect(await dump()).toEqual(taken);
    await load({ id: 'second', tables: rows });
    expect((await dump())['incident']).toEqual(before['incident']);
  });

  it('is the last that changed anything: one that changed nothing does not count', async () => {
    await load(events(ten, { grids }));
    const before = await dump();
    await load(later);
    await load(later);
    await undo();
    expect(await dump()).toEqual(before);
  });

  it('leaves rows that were changed since, and says so', async () => {
    await load(events(ten));
    await load(events(ten.map((row) => row.replace('路灯不亮', '路灯坏了'))));
    await sql`update incident set satisfaction = 5 where event_no = 'E3'`.execute(cities.db);
    const undone = await undo();
    expect(undone?.tables.find(({ table }) => table === 'incident')).toMatchObject({ restored: 9, left: 1 });
    const { rows } = await sql<{ title: string; n: number }>`
      select title, count(*)::integer as n from incident group by 1 order by 2`.execute(cities.db);
    expect(rows).toEqual([
      { title: '路灯坏了', n: 1 },
      { title: '路灯不亮', n: 9 },
    ]);
    expect(undoText(undone!)).toContain('1 rows were changed since');
  });
});
