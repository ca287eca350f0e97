import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { loadConfig } from '../../server/config.ts';
import { loadDataset } from '../../server/load/load-dataset.ts';
import { reportText } from '../../server/load/print-report.ts';
import { createReadiness } from '../../server/readiness.ts';
import { readUnits } from '../../server/repositories/units.ts';
import { DEFAULT_FILTER } from '../../src/domain/engine/api/filter.ts';
import { createEngine } from '../../src/domain/engine/engine.ts';
import { formatIso } from '../../src/domain/time/zone.ts';
import { readScope } from '../../server/situation/scope.ts';
import { unitStorySchema } from '../../src/schemas/unit-story.ts';
import type { LoadReport } from '../../src/schemas/load-report.ts';
import { gridCode, MERGE_DAY, SPLIT_DAY, writeDivision, writeGrids } from '../support/changing-division.ts';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { AS_OF } from './load-time.ts';

const START = Date.parse('2025-11-01T00:00:00+08:00');
/** The last moments of the three divisions. */
const MOMENTS = [SPLIT_DAY, MERGE_DAY, '2026-05-01'].map((day) => Date.parse(`${day}T00:00:00+08:00`));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gridlight-versions-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const boundariesOf = (report: LoadReport) => report.layers.find(({ layer }) => layer === 'grids')?.boundaries;
const changesOf = (report: LoadReport) =>
  report.layers.reduce((sum, { inserted, updated, removed }) => sum + inserted + updated + removed, 0);

describeOnBoth('a division that changed twice', (kind) => {
  let test: TestDatabase;
  const load = () => loadDataset({ database: test.database.kysely, folder, asOf: AS_OF });
  /** All versions of the grids, and the unit of every incident. */
  const whole = async () => {
    const versions = (await readUnits(test.database.kysely, { asOf: 'any' })).filter(
      ({ level }) => level === 'grid',
    );
    const { rows } = await sql<{ event_no: string; unit_code: string }>`
      select event_no, unit_code from incident order by event_no`.execute(test.database.kysely);
    return { versions, rows };
  };

  beforeAll(async () => {
    test = await openTestDatabase(kind);
  });
  afterAll(() => test?.close());

  it('comes in step by step: what was stays, what ends is closed, and incidents move', async () => {
    await writeDivision(folder, 0);
    expect(boundariesOf(await load())).toBeUndefined();
    await writeDivision(folder, 1);
    const split = await load();
    expect(boundariesOf(split)).toEqual({
      from: SPLIT_DAY,
      new: 2,
      changed: 0,
      closed: 1,
      kept: 2,
      moved: expect.any(Number),
    });
    const afterSplit = await sql<{ count: number }>`
      select count(*) from incident where unit_code in (${gridCode(3)}, ${gridCode(4)})`.execute(
      test.database.kysely,
    );
    expect(boundariesOf(split)?.moved).toBe(afterSplit.rows[0]?.count);
    expect(reportText(split)).toContain(
      `boundaries 界线 from ${SPLIT_DAY}: 2 new, 0 changed, 1 closed, 2 kept`,
    );
    expect(changesOf(await load())).toBe(0);
    await writeDivision(folder, 2);
    expect(boundariesOf(await load())).toMatchObject({
      from: MERGE_DAY,
      new: 2,
      changed: 0,
      closed: 2,
      kept: 4,
    });
    const again = await load();
    expect(changesOf(again)).toBe(0);
    expect(boundariesOf(again)).toMatchObject({ new: 0, changed: 0, closed: 0, kept: 6, moved: 0 });
  });

  it('is the same when it is told as one history', async () => {
    const stepByStep = await whole();
    expect(stepByStep.versions.map(({ code, validFrom, validTo }) => [code, validFrom, validTo])).toEqual([
      [gridCode(1), undefined, '2026-01-31'],
      [gridCode(2), undefined, '2026-03-31'],
      [gridCode(3), SPLIT_DAY, undefined],
      [gridCode(4), SPLIT_DAY, '2026-03-31'],
      [gridCode(5), MERGE_DAY, undefined],
      [gridCode(6), MERGE_DAY, undefined],
    ]);
    expect(stepByStep.versions.map(({ predecessors }) => predecessors)).toEqual([
      undefined,
      undefined,
      [gridCode(1)],
      [gridCode(1)],
      [gridCode(2), gridCode(4)],
      [gridCode(2)],
    ]);
    await writeDivision(folder, 'history');
    expect(changesOf(await load())).toBe(0);
    expect(await whole()).toEqual(stepByStep);
  });

  it('counts per unit at three moments as PostGIS does by point and day', async () => {
    const app = await buildApp({
      readiness: createReadiness(test.database),
      config: loadConfig({}),
      logger: false,
      now: () => AS_OF,
    });
    const engine = createEngine();
    const arrow = await app.inject({ url: '/api/incidents.arrow' });
    engine.load(arrow.rawPayload, { categoryParents: {}, markets: [], areaMembers: {} });
    let from = START;
    for (const [index, to] of MOMENTS.entries()) {
      const range = { kind: 'range', from, to } as const;
      const answer = engine.query({
        filter: { ...DEFAULT_FILTER, range },
        view: { bbox: [113, 27, 114, 28], zoom: 12 },
        asOf: AS_OF,
        list: { offset: 0, limit: 1 },
      });
      const { codes, matched } = answer.units.finest;
      const counted = codes.flatMap((code, at) => ((matched[at] ?? 0) > 0 ? [[code, matched[at]]] : []));
      const { rows } = await sql<{ code: string; count: number }>`
        select v.code, count(*) from incident i join unit_version v on v.level = 'grid' and ST_Covers(v.geom, i.point)
          and coalesce(v.valid_from, '-infinity') <= (i.reported_at at time zone 'Asia/Shanghai')::date
          and coalesce(v.valid_to, 'infinity') >= (i.reported_at at time zone 'Asia/Shanghai')::date
        where i.reported_at >= ${formatIso(from)}::timestamptz and i.reported_at < ${formatIso(to)}::timestamptz
        group by v.code order by v.code collate "C"`.execute(test.database.kysely);
      expect(counted).toEqual(rows.map(({ code, count }) => [code, count]));
      // The units of that day are the ones that have the incidents.
      const day = formatIso(to - 1).slice(0, 10);
      const reply = await app.inject({ url: `/api/units?level=finest&asOf=${day}` });
      const drawn = reply.json<{ features: { id: string }[] }>().features.map(({ id }) => id);
      expect(drawn).toEqual(rows.map(({ code }) => code));
      expect(drawn).toHaveLength([2, 3, 3][index]!);
      from = to;
    }
    await app.close();
  });

  it('has one unit for every incident at its time, and no two versions of a code at once', async () => {
    const { rows: units } = await sql<{ event_no: string; count: number }>`
      select i.event_no, count(v.code) from incident i left join unit_version v on v.code = i.unit_code
        and coalesce(v.valid_from, '-infinity') <= (i.reported_at at time zone 'Asia/Shanghai')::date
        and coalesce(v.valid_to, 'infinity') >= (i.reported_at at time zone 'Asia/Shanghai')::date
      group by i.event_no having count(v.code) <> 1`.execute(test.database.kysely);
    expect(units).toEqual([]);
    const { rows: pairs } = await sql`
      select a.version_id, b.version_id from unit_version a join unit_version b on a.code = b.code
        and a.version_id < b.version_id
        and daterange(a.valid_from, a.valid_to, '[]') && daterange(b.valid_from, b.valid_to, '[]')`.execute(
      test.database.kysely,
    );
    expect(pairs).toEqual([]);
  });

  it('tells what became of a unit and of its incidents', async () => {
    const app = await buildApp({
      readiness: createReadiness(test.database),
      config: loadConfig({}),
      logger: false,
      now: () => AS_OF,
    });
    const url = `/api/unit-story?code=${gridCode(4)}`;
    const reply = await app.inject(url);
    const story = unitStorySchema.parse(reply.json());
    const known = await app.inject({ url, headers: { 'if-none-match': String(reply.headers.etag) } });
    expect(known.statusCode).toBe(304);
    await app.close();
    const told = story.changes.map(({ day, kind, before, after }) => [
      day,
      kind,
      before.map(({ code }) => code),
      after.map(({ code }) => code),
    ]);
    expect(told).toEqual([
      [SPLIT_DAY, 'split', [gridCode(1)], [gridCode(3), gridCode(4)]],
      [MERGE_DAY, 'redivision', [gridCode(2), gridCode(4)], [gridCode(5), gridCode(6)]],
    ]);
    for (const { before, after, flows } of story.changes) {
      for (const unit of before) {
        const { rows } = await sql<{ count: number }>`
          select count(*) from incident where unit_code = ${unit.code}`.execute(test.database.kysely);
        expect(unit.incidents).toBe(rows[0]?.count);
        const left = flows.filter(({ from }) => from === unit.code);
        expect(left.reduce((sum, { incidents }) => sum + incidents, 0)).toBe(unit.incidents);
      }
      expect(flows.every(({ to }) => after.some(({ code }) => code === to))).toBe(true);
    }
  });

  it('has a scope for units that have ended, and none for those that never were', async () => {
    const { kysely } = test.database;
    expect((await readScope(kysely, gridCode(1)))?.unitCode).toBe(gridCode(1));
    expect(await readScope(kysely, gridCode(99))).toBeUndefined();
  });

  it('lists what does not count today by itself', async () => {
    const app = await buildApp({
      readiness: createReadiness(test.database),
      config: loadConfig({}),
      logger: false,
      now: () => AS_OF,
    });
    const reply = await app.inject({ url: '/api/unit-versions' });
    const features = reply.json<{ features: { properties: Record<string, unknown> }[] }>().features;
    expect(features.map(({ properties }) => [properties['code'], properties['validTo']])).toEqual([
      [gridCode(1), '2026-01-31'],
      [gridCode(2), '2026-03-31'],
      [gridCode(4), '2026-03-31'],
    ]);
    expect(features[0]?.properties['legacyCodes']).toEqual([
      { system: 'governance', code: 'ZZ-17' },
      { system: 'urban', code: 'CG-0401' },
    ]);
    const tag = reply.headers.etag;
    expect(
      (await app.inject({ url: '/api/unit-versions', headers: { 'if-none-match': tag } })).statusCode,
    ).toBe(304);
    await app.close();
  });
});

describe('a layer of units that is gone', () => {
  it('leaves its incidents to the units that contain them', async () => {
    const test = await openTestDatabase();
    try {
      const load = () =>
        loadDataset({ database: test.database.kysely, folder, asOf: AS_OF, allowRemoval: true });
      await writeGrids(folder, [{ serial: 1, box: [0, 0, 4, 2] }], { incidents: 5 });
      expect((await load()).ok).toBe(true);
      const file = path.join(folder, 'dataset.json');
      const manifest = JSON.parse(await readFile(file, 'utf8')) as { layers: { id: string }[] };
      const layers = manifest.layers.filter(({ id }) => id !== 'grids' && id !== 'incidents');
      await sql`update incident set data_set_id = 'live'`.execute(test.database.kysely);
      await writeFile(file, JSON.stringify({ ...manifest, layers }));
      expect((await load()).ok).toBe(true);
      const { rows } = await sql<{ code: string }>`
        select distinct unit_code as code from incident`.execute(test.database.kysely);
      expect(rows).toEqual([{ code: '430202001001' }]);
    } finally {
      await test.close();
    }
  });
});

describe('bad boundary versions', () => {
  let test: TestDatabase;
  const load = () => loadDataset({ database: test.database.kysely, folder, asOf: AS_OF });
  const rejectionsOf = async (grids: Parameters<typeof writeGrids>[1]) => {
    await writeGrids(folder, grids, { incidents: 1 });
    return (await load()).layers
      .find(({ layer }) => layer === 'grids')!
      .rejected.map(({ row, field, value, reason }) => [row, field, value, reason]);
  };
  const whole: [number, number, number, number] = [0, 0, 4, 2];

  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test?.close());

  it('are refused by row, field, value and reason', async () => {
    const rejected = await rejectionsOf([
      { serial: 1, box: whole, validTo: '2026-01-31' },
      { serial: 2, box: whole, validFrom: '2026-02-01', validTo: '2026-01-15' },
      { serial: 1, box: whole, validFrom: '2026-01-31' },
      { serial: 3, box: whole, validFrom: '2026-02-01', predecessors: [gridCode(9)] },
      { serial: 4, box: whole, validTo: '2026-01-31', successors: [gridCode(8)] },
      { serial: 5, box: whole, predecessors: [gridCode(1)] },
      { serial: 6, box: whole, validFrom: '2026-02-01', legacyCodes: '交警:7' },
    ]);
    expect(rejected).toEqual([
      [2, 'validTo', '2026-01-15', 'lies before validFrom, 2026-02-01 (V-03)'],
      [
        3,
        'validFrom',
        '2026-01-31 – …',
        'overlaps in time with row 1, which has the same code, … – 2026-01-31 (V-03)',
      ],
      [4, 'predecessors', gridCode(9), 'is no unit that exists on 2026-01-31 (V-03)'],
      [5, 'successors', gridCode(8), 'is no unit that exists on 2026-02-01 (V-03)'],
      [6, 'predecessors', gridCode(1), 'is given, but validFrom is not (V-03)'],
      [
        7,
        'legacyCodes',
        '交警',
        'names no old platform; known are 综治 (governance), 城管 (urban) and 安全生产 (safety)',
      ],
    ]);
  });

  it('takes an earlier day only row by row, and an ended code only with its day', async () => {
    await writeGrids(folder, [{ serial: 1, box: whole }], { incidents: 1 });
    await load();
    await writeGrids(folder, [{ serial: 2, box: whole }], { incidents: 1, validFrom: '2026-03-01' });
    expect((await load()).ok).toBe(true);
    await writeGrids(folder, [{ serial: 3, box: whole }], { incidents: 1, validFrom: '2026-02-01' });
    expect((await load()).layers.find(({ layer }) => layer === 'grids')?.fault).toMatch(
      /^it has boundaries from 2026-03-01 already/,
    );
    await writeGrids(folder, [{ serial: 1, box: whole }], { incidents: 1 });
    expect((await load()).layers.find(({ layer }) => layer === 'grids')?.fault).toMatch(
      /has ended.*give validFrom/,
    );
  });
});
