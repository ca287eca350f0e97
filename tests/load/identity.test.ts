import path from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../server/load/load-dataset.ts';
import type { LoadReport } from '../../src/schemas/load-report.ts';
import { openCityLoads } from '../support/city-loads.ts';
import {
  cell,
  dumpOf,
  event,
  EVENT_HEADER,
  madeCode,
  type CityFolder,
  type CityGrid,
} from '../support/identity-folder.ts';

const FIELD = path.join(import.meta.dirname, '../fixtures/field');
const cities = openCityLoads();
const { load, loadFolder } = cities;

const rejected = (report: LoadReport) =>
  report.layers.flatMap(({ layer, rejected: rows }) =>
    rows.map(({ row, field, reason }) => `${layer} ${row} ${field} ${reason}`),
  );
const faultsOf = (report: LoadReport) => report.layers.flatMap(({ fault }) => fault ?? []);
const told = (report: LoadReport) => JSON.stringify(report);

/** id → unit of the rows of a table. */
async function unitsOf(table: string, id: string): Promise<Record<string, string | null>> {
  const { rows } = await sql<{ id: string; unit: string | null }>`
    select ${sql.ref(id)} as id, unit_code as unit from ${sql.table(table)} order by 1`.execute(cities.db);
  return Object.fromEntries(rows.map((row) => [row.id, row.unit]));
}

async function codesByName(dataSet = 'city'): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string; code: string }>`
    select name, code from unit_version where data_set_id = ${dataSet} and level = 'grid' order by code`.execute(
    cities.db,
  );
  return Object.fromEntries(rows.map((row) => [row.name, row.code]));
}

const grid = (code: string | undefined, name: string, x: number, y = 0): CityGrid => ({
  ...(code !== undefined && { code }),
  name,
  at: [x, y],
});
const EAST = grid('TS-2', '东风网格', 1);
const RED = grid('TS-3', '红旗网格', 2);
const NEW = grid('TS-1', '新建网格', 0);
const city = (grids: readonly CityGrid[], more: Partial<CityFolder> = {}): CityFolder => ({
  id: 'city',
  above: true,
  grids,
  manifest: { removalLimit: 1 },
  ...more,
});
const events = (id: string, rows: readonly string[], manifest: object = {}): CityFolder => ({
  id,
  tables: { incidents: [EVENT_HEADER, ...rows] },
  manifest: { ...manifest },
});

describe('identity: a unit that is named by the code of the city’s own scheme', () => {
  it('02: is found by events, and is the place of one without a position', async () => {
    const report = await loadFolder(path.join(FIELD, '02'));
    expect(rejected(report)).toEqual([]);
    const { rows } = await sql<{ event_no: string; unit_code: string; x: number; y: number }>`
      select event_no, unit_code, round(ST_X(point)::numeric, 4)::float8 as x, round(ST_Y(point)::numeric, 4)::float8 as y
      from incident order by 1`.execute(cities.db);
    expect(rows).toEqual([
      { event_no: 'A1', unit_code: '430202001001901000', x: 113.13, y: 27.81 },
      { event_no: 'A2', unit_code: '430202001001901000', x: 113.13, y: 27.81 },
    ]);
  });

  it('is found in every kind of row', async () => {
    await load(city([EAST, RED]));
    const report = await load({
      id: 'rows',
      tables: {
        incidents: [EVENT_HEADER, event('E1', ',', 'TS-2'), event('E2', cell(2), 'TS-3')],
        cases: ['caseNo,occurredFrom,placeType,status,unitCode', 'C1,2024-03-05 08:07,MALL,filed,TS-2'],
        places: ['id,name,kind,unitCode', 'P1,集市,MARKET,TS-2'],
        facilities: ['id,name,facilityType,unitCode', 'F1,警务室,POLICE_POST,TS-3'],
        cameras: [
          'gbId,name,pointClass,ownerSector,status,unitCode',
          '43020200001320000001,路口,3,police,online,TS-2',
        ],
      },
      figures: [figure('N1', 'TS-3')],
    });
    expect(rejected(report)).toEqual([]);
    expect(await unitsOf('incident', 'event_no')).toEqual({ E1: madeCode(1), E2: madeCode(2) });
    expect(await unitsOf('pickpocket_case', 'case_no')).toEqual({ C1: madeCode(1) });
    expect(await unitsOf('place', 'id')).toEqual({ P1: madeCode(1) });
    expect(await unitsOf('facility', 'id')).toEqual({ F1: madeCode(2) });
    expect(await unitsOf('camera', 'gb_id')).toEqual({ '43020200001320000001': madeCode(1) });
    expect(await unitsOf('figure', 'id')).toEqual({ N1: madeCode(2) });
  });

  it('is found in the members of an area and in what a unit came from', async () => {
    await load(
      city([
        { ...EAST, more: { validTo: '2024-12-31' } },
        { ...RED, more: { validFrom: '2025-01-01', predecessors: ['TS-2'] } },
      ]),
    );
    const { rows } = await sql<{ predecessors: string[] }>`
      select predecessors from unit_version where name = '红旗网格'`.execute(cities.db);
    expect(rows).toEqual([{ predecessors: [madeCode(1)] }]);
  });

  it.each([
    ['small letters', 'ts-2'],
    ['full width', 'ＴＳ－２'],
    ['spaces around it', ' TS-2 '],
    ['an alias of the file', '东风'],
    ['a code of an earlier platform', 'ZZ-17'],
  ])('is found by %s', async (_, name) => {
    await load(city([{ ...EAST, more: { aliases: ['东风'], legacyCodes: '综治:ZZ-17' } }]));
    expect(rejected(await load(events('rows', [event('E1', ',', name)])))).toEqual([]);
    expect(await unitsOf('incident', 'event_no')).toEqual({ E1: madeCode(1) });
  });

  it('is refused where two units have it, and where the point lies elsewhere', async () => {
    await load(
      city([
        { ...EAST, more: { aliases: ['东'] } },
        { ...RED, more: { aliases: ['东'] } },
      ]),
    );
    const report = await load(
      events('rows', [event('E1', ',', '东'), event('E2', cell(2), 'TS-2'), event('E3', cell(1))]),
    );
    expect(rejected(report)).toEqual([
      `incidents 1 unitCode is an alias of several units: ${madeCode(1)}, ${madeCode(2)}`,
      expect.stringContaining('incidents 2 unitCode does not contain the point'),
    ]);
  });

  it('is one of the data set’s own before one of another', async () => {
    await load(city([EAST]));
    const own = { ...city([grid('TS-2', '别处网格', 3, 1)], { id: 'own' }) };
    await load({ ...own, tables: { incidents: [EVENT_HEADER, event('E1', ',', 'TS-2')] } });
    expect((await unitsOf('incident', 'event_no'))['E1']).toBe((await codesByName('own'))['别处网格']);
  });
});

function figure(id: string, unitCode: string, quote = '三千户') {
  return {
    id,
    seed: 'S1',
    source: '某报',
    quote,
    subject: '某网格',
    unitCode,
    metric: 'households',
    labels: { 'zh-CN': '户数' },
    value: 3000,
    unit: '户',
    qualifier: 'eq',
    asOf: '2024-01-01',
    check: { method: 'none', verdict: 'uncheckable' },
  };
}

describe('identity: a code that was made for a unit', () => {
  it('17: stays with the unit when a neighbour comes, and so do its events', async () => {
    const reports = [];
    for (const step of ['v1', 'events', 'v2']) reports.push(await loadFolder(path.join(FIELD, '17', step)));
    expect(reports.map(exitCodeOf)).toEqual([0, 0, 0]);
    expect(reports[2]!.moved).toEqual({ incidents: 0 });
    expect(await codesByName('min-17')).toEqual({
      东风网格: '430202001001901000',
      红旗网格: '430202001001902000',
      新建网格: '430202001001903000',
    });
    const counted = await sql<{ name: string; events: number }>`
      select u.name, count(i.event_no)::integer as events from unit_version u
      left join incident i on i.unit_code = u.code where u.level = 'grid' group by u.name order by 2 desc`.execute(
      cities.db,
    );
    expect(counted.rows).toEqual([
      { name: '东风网格', events: 2 },
      { name: '红旗网格', events: 1 },
      { name: '新建网格', events: 0 },
    ]);
  });

  it.each<[string, CityGrid[], Record<string, string>]>([
    ['a neighbour goes', [RED], { 红旗网格: madeCode(2) }],
    [
      'the order of the file changes',
      [RED, NEW, EAST],
      { 东风网格: madeCode(1), 红旗网格: madeCode(2), 新建网格: madeCode(3) },
    ],
    [
      'it gets another name',
      [{ ...EAST, name: '东风二网格' }, RED],
      { 东风二网格: madeCode(1), 红旗网格: madeCode(2) },
    ],
    [
      'it is drawn elsewhere',
      [grid('TS-2', '东风网格', 3, 1), RED],
      { 东风网格: madeCode(1), 红旗网格: madeCode(2) },
    ],
    [
      'the city numbers it anew',
      [grid('X-9', '东风网格', 1), RED],
      { 东风网格: madeCode(1), 红旗网格: madeCode(2) },
    ],
    [
      'two change their places',
      [grid('TS-2', '东风网格', 2), grid('TS-3', '红旗网格', 1)],
      { 东风网格: madeCode(1), 红旗网格: madeCode(2) },
    ],
  ])('stays where %s', async (_, later, codes) => {
    await load(city([EAST, RED]));
    await load(city(later));
    expect(await codesByName()).toEqual(codes);
  });

  it('is known by the name, and by the ground, where the city has no codes', async () => {
    await load(city([grid(undefined, '东风网格', 1), grid(undefined, '红旗网格', 2)]));
    await load(
      city([
        grid(undefined, '新建网格', 0),
        grid(undefined, '东风二网格', 1),
        grid(undefined, '红旗网格', 2),
      ]),
    );
    expect(await codesByName()).toEqual({
      东风二网格: madeCode(1),
      红旗网格: madeCode(2),
      新建网格: madeCode(3),
    });
  });

  it('comes back with a unit that was gone, and is given to no other meanwhile', async () => {
    await load(city([EAST, RED]));
    await load(city([RED]));
    await load(city([RED, NEW]));
    expect(await codesByName()).toEqual({ 红旗网格: madeCode(2), 新建网格: madeCode(3) });
    await load(city([EAST, RED]));
    expect(await codesByName()).toEqual({ 东风网格: madeCode(1), 红旗网格: madeCode(2) });
  });

  it('is not taken by a data set that comes later', async () => {
    await load(city([EAST, RED]));
    await load(city([grid('Y-1', '西片网格', 0, 2)], { id: 'other' }));
    expect(await codesByName('other')).toEqual({ 西片网格: madeCode(3) });
    await load(city([EAST, RED, NEW]));
    expect(await codesByName()).toEqual({
      东风网格: madeCode(1),
      红旗网格: madeCode(2),
      新建网格: madeCode(4),
    });
  });
});

describe('identity: what stands on ground whose units change', () => {
  const points = (id: string): CityFolder => ({
    id,
    tables: {
      incidents: [EVENT_HEADER, event('E1', cell(0)), event('E2', cell(1))],
      cases: [
        'caseNo,occurredFrom,placeType,status,longitude,latitude',
        `C1,2024-03-05 08:07,MALL,filed,${cell(0)}`,
      ],
      places: ['id,name,kind,longitude,latitude', `P1,集市,MARKET,${cell(0)}`],
      facilities: ['id,name,facilityType,longitude,latitude', `F1,警务室,POLICE_POST,${cell(0)}`],
      cameras: [
        'gbId,name,pointClass,ownerSector,status,longitude,latitude',
        `43020200001320000001,路口,3,police,online,${cell(0)}`,
      ],
    },
  });

  it('moves, and the report says how many of each kind', async () => {
    await load(city([EAST, RED]));
    await load(points('rows'));
    expect(await unitsOf('incident', 'event_no')).toEqual({ E1: '430202001001', E2: madeCode(1) });
    const report = await load(city([EAST, RED, NEW]));
    expect(report.moved).toEqual({ incidents: 1, cases: 1, places: 1, facilities: 1, cameras: 1 });
    expect(await unitsOf('incident', 'event_no')).toEqual({ E1: madeCode(3), E2: madeCode(1) });
    expect(Object.values(await unitsOf('camera', 'gb_id'))).toEqual([madeCode(3)]);
  });

  it('moves back when the unit goes', async () => {
    await load(city([EAST, NEW]));
    await load(points('rows'));
    const before = await dumpOf(cities.db, 'rows');
    expect((await load(city([EAST]))).moved).toEqual({
      incidents: 1,
      cases: 1,
      places: 1,
      facilities: 1,
      cameras: 1,
    });
    expect((await unitsOf('place', 'id'))['P1']).toBe('430202001001');
    await load(city([EAST, NEW]));
    expect(await dumpOf(cities.db, 'rows')).toEqual(before);
  });

  it('stays in a unit of its own data set where another one draws over it, and goes into parts of it', async () => {
    const own = city([grid(undefined, '大网格', 1)], { tables: points('city').tables! });
    await load(own);
    await load({ id: 'other', grids: [{ code: '430202001777001', name: '重叠网格', at: [1, 0] }] });
    expect((await unitsOf('incident', 'event_no'))['E2']).toBe(madeCode(1));
    const report = await load({
      id: 'third',
      grids: [{ code: '430202001001901001', name: '微网格', at: [1, 0] }],
      gridLayer: { level: 'micro-grid' },
    });
    expect(report.moved).toMatchObject({ incidents: 1 });
    expect((await unitsOf('incident', 'event_no'))['E2']).toBe('430202001001901001');
  });

  it('is asked about where it lies, even where it had no unit', async () => {
    await load(points('rows'));
    expect(await unitsOf('place', 'id')).toEqual({ P1: null });
    await load(city([EAST, NEW]));
    expect(await unitsOf('place', 'id')).toEqual({ P1: madeCode(1) });
  });
});

describe('identity: what one data set names', () => {
  const FIRST = events('first', [event('E1', cell(1)), event('E2', cell(2))]);

  it('is not taken over by another one that has the same number, and the rest of that one is taken', async () => {
    await load(city([EAST, RED]));
    await load(FIRST);
    const before = await dumpOf(cities.db, 'first');
    const report = await load(events('second', [event('E1', cell(2), '', '井盖'), event('E3', cell(2))]));
    expect(rejected(report)).toEqual([
      'incidents 1 eventNo belongs to the data set first and stays as it is; "takesOver": ["first"] in dataset.json gives it to second',
    ]);
    expect(await dumpOf(cities.db, 'first')).toEqual(before);
  });

  it.each<[string, CityFolder['tables'] & object, CityFolder['tables'] & object]>([
    [
      'a case',
      {
        cases: [
          'caseNo,occurredFrom,placeType,status,longitude,latitude',
          `C1,2024-03-05 08:07,MALL,filed,${cell(1)}`,
        ],
      },
      {
        cases: [
          'caseNo,occurredFrom,placeType,status,longitude,latitude',
          `C1,2024-03-06 08:07,MALL,filed,${cell(1)}`,
          `C2,2024-03-05 08:07,MALL,filed,${cell(1)}`,
        ],
      },
    ],
    [
      'a place',
      { places: ['id,name,kind,longitude,latitude', `P1,集市,MARKET,${cell(1)}`] },
      {
        places: ['id,name,kind,longitude,latitude', `P1,广场,SQUARE,${cell(1)}`, `P2,广场,SQUARE,${cell(1)}`],
      },
    ],
    [
      'a facility',
      { facilities: ['id,name,facilityType,longitude,latitude', `F1,警务室,POLICE_POST,${cell(1)}`] },
      {
        facilities: [
          'id,name,facilityType,longitude,latitude',
          `F1,卫生站,HEALTH,${cell(1)}`,
          `F2,卫生站,HEALTH,${cell(1)}`,
        ],
      },
    ],
    [
      'a camera',
      {
        cameras: [
          'gbId,name,pointClass,ownerSector,status,longitude,latitude',
          `43020200001320000001,路口,3,police,online,${cell(1)}`,
        ],
      },
      {
        cameras: [
          'gbId,name,pointClass,ownerSector,status,longitude,latitude',
          `43020200001320000001,校门,3,education,offline,${cell(2)}`,
          `43020200001320000002,校门,3,education,offline,${cell(2)}`,
        ],
      },
    ],
  ])('is not changed: %s', async (_, first, second) => {
    await load(city([EAST, RED]));
    await load({ id: 'first', tables: first });
    const before = await dumpOf(cities.db, 'first');
    expect(rejected(await load({ id: 'second', tables: second }))).toHaveLength(1);
    expect(await dumpOf(cities.db, 'first')).toEqual(before);
  });

  it('is not changed: a unit, its name and its aliases', async () => {
    await load(city([EAST, RED]));
    const before = await dumpOf(cities.db, 'city');
    const report = await load({
      ...city([], { id: 'other' }),
      grids: [grid(madeCode(1), '别名网格', 1), grid('Z-1', '新网格', 0)],
    });
    expect(rejected(report)).toEqual([expect.stringContaining('belongs to the data set city')]);
    expect(await dumpOf(cities.db, 'city')).toEqual(before);
  });

  it('is not changed: a figure and a line', async () => {
    const line = (name: string) => ({
      type: 'Feature',
      properties: { id: 'L1', kind: 'ROAD', name },
      geometry: {
        type: 'LineString',
        coordinates: [
          [113.11, 27.81],
          [113.13, 27.83],
        ],
      },
    });
    await load({ id: 'first', figures: [figure('N1', '430202')], lines: [line('一路')] });
    const before = await dumpOf(cities.db, 'first');
    await load({ id: 'second', figures: [figure('N1', '430202', '别的')], lines: [line('二路')] });
    expect(await dumpOf(cities.db, 'first')).toEqual(before);
  });

  it('is not changed: a category; one with another meaning stops the load', async () => {
    await load({ ...FIRST, above: true });
    const before = await dumpOf(cities.db, 'first');
    const report = await load({
      ...events('second', [event('E9', cell(1))]),
      categories: { K1: '占道经营' },
    });
    expect(report.faults).toEqual([
      {
        path: 'codes.json categories',
        reason: expect.stringContaining('"K1" is "设施报修 (K)" in the data set first') as string,
      },
    ]);
    expect(exitCodeOf(report)).toBe(2);
    expect(await dumpOf(cities.db, 'first')).toEqual(before);
    expect(await dumpOf(cities.db, 'second')).toEqual({});
  });

  it('stays when another data set drops the same code', async () => {
    await load({ ...FIRST, above: true, categories: { K3: '噪声' } });
    await load({ ...events('second', [event('E9', cell(1))]), categories: { K3: '噪声' } });
    await load({ ...FIRST, above: true });
    const { rows } = await sql<{ owner: string }>`
      select data_set_id as owner from code_row where code = 'K3'`.execute(cities.db);
    expect(rows).toEqual([{ owner: 'second' }]);
  });

  it('is shared where both say the same of a unit, and stays when the first gives it up', async () => {
    await load(city([EAST]));
    const second = await load({
      ...city([RED], { id: 'second' }),
      tables: { incidents: [EVENT_HEADER, event('E1', cell(1))] },
    });
    expect(rejected(second)).toEqual([]);
    expect(told(second)).toContain('is in the data set city just alike');
    // A grid of the other one is a part of the community that both have.
    expect((await unitsOf('incident', 'event_no'))['E1']).toBe(madeCode(1));
    await load({ id: 'city', grids: [EAST], manifest: { removalLimit: 1 } });
    const { rows } = await sql<{ level: string; owner: string }>`
      select level, data_set_id as owner from unit_version where level <> 'grid' order by 1`.execute(
      cities.db,
    );
    expect(rows).toEqual(['county', 'township', 'village'].map((level) => ({ level, owner: 'second' })));
  });
});

describe('identity: taking over', () => {
  it('is asked for, told, and taken back when it is asked for no more', async () => {
    await load(city([EAST, RED]));
    await load(events('first', [event('E1', cell(1)), event('E2', cell(2))]));
    const before = await dumpOf(cities.db, 'first');
    const rows = [event('E1', cell(2), '', '井盖'), event('E3', cell(2))];
    const taken = await load(events('second', rows, { takesOver: ['first'] }));
    expect(rejected(taken)).toEqual([]);
    expect(told(taken)).toContain('taken over from the data set first');
    expect((await unitsOf('incident', 'event_no'))['E1']).toBe(madeCode(2));
    const returned = await load(events('second', rows));
    expect(returned.notes).toEqual(['1 rows of incident are given back to the data set first: E1']);
    expect(await dumpOf(cities.db, 'first')).toEqual(before);
  });

  it('ends with the row that was taken', async () => {
    await load(city([EAST, RED]));
    await load(events('first', [event('E1', cell(1)), event('E2', cell(2))]));
    const before = await dumpOf(cities.db, 'first');
    const manifest = { takesOver: ['first'], removalLimit: 1 };
    await load(events('second', [event('E1', cell(2)), event('E3', cell(2))], manifest));
    await load(events('second', [event('E3', cell(2))], manifest));
    expect(await dumpOf(cities.db, 'first')).toEqual(before);
  });

  it('gives units and categories back too', async () => {
    await load(city([EAST, RED]));
    const before = await dumpOf(cities.db, 'city');
    const other = {
      ...city([grid(madeCode(1), '改名网格', 0), grid('Z', '新网格', 3)], { id: 'other' }),
      categories: { K1: '别的' },
    };
    const report = await load({ ...other, manifest: { takesOver: ['city'], removalLimit: 1 } });
    expect(faultsOf(report)).toEqual([]);
    expect(report.notes).toEqual([
      'categories: "K1" is taken over from the data set city: "设施报修 (K)" → "别的 (K)"',
    ]);
    expect(await codesByName('other')).toMatchObject({ 改名网格: madeCode(1) });
    await load({ ...other, categories: {}, grids: [grid('Z', '新网格', 3)], manifest: { removalLimit: 1 } });
    expect(await dumpOf(cities.db, 'city')).toEqual(before);
  });

  it('leaves a first data set its own when that is loaded again', async () => {
    await load(city([EAST, RED]));
    await load(events('first', [event('E1', cell(1)), event('E2', cell(2))]));
    await load(events('second', [event('E1', cell(2))], { takesOver: ['first'] }));
    const before = await dumpOf(cities.db, 'second');
    expect(rejected(await load(events('first', [event('E1', cell(1)), event('E2', cell(2))])))).toEqual([
      expect.stringContaining('belongs to the data set second'),
    ]);
    expect(await dumpOf(cities.db, 'second')).toEqual(before);
  });
});

it('identity: names and aliases that a later load gives up are told', async () => {
  await load(city([EAST, RED]));
  const report = await load(city([grid('X-9', '东风网格', 1), { ...RED, name: '红旗二网格' }]));
  expect(told(report)).toContain(`1 units have another name now: ${madeCode(2)} 红旗网格 → 红旗二网格`);
  expect(told(report)).toContain(`1 aliases are given up: ${madeCode(1)} TS-2`);
  const codes = await load({ ...city([EAST, RED]), categories: { K1: '路灯报修' } });
  expect(codes.notes).toContain('categories changed: K1 设施报修 (K) → 路灯报修 (K)');
});
