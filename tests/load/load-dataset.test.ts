import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LoadReport } from '../../src/schemas/load-report.ts';
import { toWgs84 } from '../../src/domain/exchange/geometry/coordinate-systems.ts';
import { distanceM } from '../../src/domain/geo/positions.ts';
import { readIncident } from '../../server/repositories/incidents.ts';
import { readVersion, RESOURCES } from '../../server/repositories/data-version.ts';
import { listDataSets } from '../../server/repositories/data-sets.ts';
import { readUnits } from '../../server/repositories/units.ts';
import { bundledCityNote } from '../../server/load/bundled-city-note.ts';
import { exitCodeOf, loadDataset } from '../../server/load/load-dataset.ts';
import { printReport, reportText } from '../../server/load/print-report.ts';
import type { LoadProgress } from '../../server/load/progress.ts';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { AS_OF } from './load-time.ts';

const EXAMPLE = path.join(import.meta.dirname, '../../data/example');
const DISTRICTS = path.join(
  import.meta.dirname,
  '../../../shared/data/zhuzhou_districts_mapchina_osm_wgs84.geojson',
);
const BUNDLED = {
  bundledId: 'zhuzhou',
  bundledFolder: path.join(import.meta.dirname, '../../data/zhuzhou'),
};
const counts = (report: LoadReport) =>
  report.layers.map(({ layer, inserted, updated, unchanged, removed }) => [
    layer,
    inserted,
    updated,
    unchanged,
    removed,
  ]);

describeOnBoth('loading', (kind) => {
  let test: TestDatabase;
  let folder: string;
  const load = (from = folder, asOf = AS_OF) =>
    loadDataset({ database: test.database.kysely, folder: from, asOf, allowRemoval: true });
  const edit = async (file: string, change: (text: string) => string) =>
    writeFile(path.join(folder, file), change(await readFile(path.join(folder, file), 'utf8')));

  beforeAll(async () => {
    test = await openTestDatabase(kind);
    folder = await mkdtemp(path.join(tmpdir(), 'gridlight-load-'));
    await cp(EXAMPLE, folder, { recursive: true });
  });
  afterAll(async () => {
    await test?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('has nothing to say of the bundled city while serve would still fill it in', async () => {
    expect(await bundledCityNote(test.database.kysely, BUNDLED)).toBeUndefined();
  });

  it('takes the example in, and tells what it did', async () => {
    const steps: LoadProgress[] = [];
    const { kysely: database } = test.database;
    const report = await loadDataset({
      database,
      folder,
      asOf: AS_OF,
      onProgress: (step) => void steps.push(step),
    });
    expect(counts(report)).toEqual([
      ['special-grid', 1, 0, 0, 0],
      ['micro-grids', 3, 0, 0, 0],
      ['facilities', 3, 0, 0, 0],
      ['cameras', 3, 0, 0, 0],
      ['incidents', 6, 0, 0, 0],
    ]);
    expect(exitCodeOf(report)).toBe(0);
    expect(report.layers.at(-1)?.rejected).toMatchObject([{ row: 6, line: 7, field: 'reportedAt' }]);
    expect(new Set(steps.map(({ layer }) => layer)).size).toBe(5);
    for (const { done, total } of steps) expect(done).toBeLessThanOrEqual(total);
    const printed: string[] = [];
    printReport(report, { json: true, write: (text) => void printed.push(text) });
    expect(JSON.parse(printed.join(''))).toMatchObject({ ok: true, dataSet: 'example' });
  });

  it('tells how to have the bundled city too, until it is loaded', async () => {
    const note = await bundledCityNote(test.database.kysely, BUNDLED);
    expect(note).toMatch(/"serve" will not add it.*: gridlight load data\/zhuzhou$/);
    const report = { ...(await load()), notes: [note ?? ''] };
    expect(reportText(report).split('\n').at(-1)).toBe(`note 提示: ${note}`);
    expect(await bundledCityNote(test.database.kysely, { ...BUNDLED, bundledId: 'example' })).toBeUndefined();
  });

  it('puts GCJ-02 points where they are, and gives each its finest unit', async () => {
    const incident = await readIncident(test.database.kysely, 'EX-2024-0001');
    const rows = (await readFile(path.join(folder, 'incidents.csv'), 'utf8')).split('\n')[1]!.split(',');
    const expected = toWgs84('gcj02', Number(rows[6]), Number(rows[7]))!;
    expect(distanceM([incident!.longitude, incident!.latitude], expected)).toBeLessThan(0.1);
    expect(incident).toMatchObject({
      unitCode: '430202001001701903',
      categoryCode: 'K1',
      status: 'handling',
    });
    expect(await readIncident(test.database.kysely, 'EX-2024-0007')).toMatchObject({
      unitCode: '430202001001701000',
      accuracyM: expect.any(Number) as number,
    });
    expect(await readIncident(test.database.kysely, 'EX-2024-0006')).toBeUndefined();
  });

  it('changes nothing the second time, not even a version', async () => {
    const before = await readVersion(test.database.kysely, RESOURCES);
    const report = await load(folder, AS_OF + 3_600_000);
    expect(report.layers.every((layer) => layer.unchanged === layer.accepted)).toBe(true);
    expect(await readVersion(test.database.kysely, RESOURCES)).toBe(before);
    expect((await listDataSets(test.database.kysely))[0]?.loadedAt).toBe(AS_OF);
  });

  it('updates what changed and removes what is gone', async () => {
    await edit('incidents.csv', (text) =>
      text
        .replace('B区井盖松动', 'B区井盖缺失')
        .split('\n')
        .filter((line) => !line.startsWith('EX-2024-0002'))
        .join('\n'),
    );
    const report = await load();
    expect(counts(report).at(-1)).toEqual(['incidents', 0, 1, 4, 1]);
    expect((await readIncident(test.database.kysely, 'EX-2024-0005'))?.title).toBe('B区井盖缺失');
    expect(await readIncident(test.database.kysely, 'EX-2024-0002')).toBeUndefined();
  });

  it('leaves a layer as it was when its file cannot be used, and loads the others', async () => {
    const good = await readFile(path.join(folder, 'incidents.csv'), 'utf8');
    await edit('incidents.csv', (text) => `${text}EX-2024-0008,\0\n`);
    await edit('facilities.geojson', (text) => text.replace('"EX-F1"', '"EX-F9"'));
    const report = await load();
    expect(exitCodeOf(report)).toBe(2);
    expect(counts(report).slice(-3)).toEqual([
      ['facilities', 1, 0, 2, 1],
      ['cameras', 0, 0, 3, 0],
      ['incidents', 0, 0, 0, 0],
    ]);
    expect(report.layers.at(-1)).toMatchObject({ status: 'refused' });
    expect(await readIncident(test.database.kysely, 'EX-2024-0001')).toBeDefined();
    await writeFile(path.join(folder, 'incidents.csv'), good);
  });

  it('removes the rows of a layer that the manifest no longer names', async () => {
    await edit('dataset.json', (text) => {
      const manifest = JSON.parse(text) as { layers: { id: string }[] };
      return JSON.stringify({ ...manifest, layers: manifest.layers.filter(({ id }) => id !== 'cameras') });
    });
    const report = await load();
    expect(report.layers.find(({ layer }) => layer === 'cameras')).toMatchObject({ removed: 3, file: '' });
    const { rows } = await sql<{ n: number }>`select count(*)::integer as n from camera`.execute(
      test.database.kysely,
    );
    expect(rows[0]?.n).toBe(0);
  });

  it.skipIf(!existsSync(DISTRICTS))(
    'takes the city’s real districts (skipped where the file is not at hand)',
    async () => {
      const real = await mkdtemp(path.join(tmpdir(), 'gridlight-districts-'));
      try {
        await cp(DISTRICTS, path.join(real, 'districts.geojson'));
        const manifest = {
          id: 'districts',
          title: { 'zh-CN': '区县', en: 'Districts' },
          bounds: [112.9, 26, 114.3, 28.1],
          layers: [
            {
              id: 'counties',
              kind: 'units',
              level: 'county',
              file: 'districts.geojson',
              columns: { code: 'Code_County', name: 'Name_County', 'quantities.residents': 'Pop_2018' },
              constants: { asOf: '2018-12-31' },
            },
          ],
        };
        await writeFile(path.join(real, 'dataset.json'), JSON.stringify(manifest));
        const [layer] = (await load(real)).layers;
        expect(layer).toMatchObject({ read: 9, accepted: 9, inserted: 9, rejectedRows: 0, warnings: [] });
        const counties = await readUnits(test.database.kysely, { level: 'county' });
        expect(counties.map(({ code }) => code.slice(0, 6))).toEqual(
          ['430202', '430203', '430204', '430211', '430212', '430223', '430224', '430225', '430281'], // prettier-ignore
        );
        const county = counties.find(({ name }) => name === '炎陵县')!;
        expect(county.areaM2 / 1e6).toBeCloseTo(2030.8, -2);
        expect(county.quantities['residents']).toMatchObject({
          value: 203900,
          unit: '人',
          asOf: '2018-12-31',
        });
        expect((await load(real)).layers[0]).toMatchObject({ inserted: 0, updated: 0, unchanged: 9 });
      } finally {
        await rm(real, { recursive: true, force: true });
      }
    },
  );
});
